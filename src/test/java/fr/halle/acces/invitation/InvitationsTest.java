package fr.halle.acces.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Personnes;
import fr.halle.acces.Personnes.EnFonction;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Connexions;
import fr.halle.territoire.TypeTerritoire;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class InvitationsTest {

    private static final LocalDate AUJOURD_HUI = LocalDate.now(ZoneId.of("Europe/Paris"));
    private static final String MORCENX = "40197";

    private static Connexions base;
    private static ConfigurableApplicationContext contexte;
    private static Personnes personnes;

    @BeforeAll
    static void ouvrir() {
        base = BaseChargee.copie();
        contexte = BaseChargee.pourDesActeurs(base);
        personnes = new Personnes(contexte);
    }

    @AfterAll
    static void fermer() {
        contexte.close();
    }

    @Test
    void une_invitation_acceptee_donne_le_mandat_et_le_chapeau_promis_et_ne_sert_qu_une_fois() {
        var maire = personnes.maire(MORCENX);
        var invitee = personnes.compte("cheffe@essai.fr");
        var jeton = maire.fait(() -> inviter(maire, "Cheffe@Essai.fr", "chef_de_projet"));

        var mandat = invitations().accepter(jeton, invitee);

        assertThat(chapeaux(invitee)).singleElement().satisfies(chapeau -> {
            assertThat(chapeau.role()).isEqualTo("chef_de_projet");
            assertThat(chapeau.mandat()).isEqualTo(mandat);
            assertThat(chapeau.territoire()).isEqualTo(Personnes.commune(MORCENX));
        });
        assertThat(Personnes.enService(() -> contexte.getBean(JdbcClient.class)
                        .sql("select saisi_par from acces.mandat where id = :id")
                        .param("id", mandat)
                        .query(UUID.class)
                        .single()))
                .as("celui qui a invité signe la désignation")
                .isEqualTo(maire.acteur().utilisateur());
        assertThatThrownBy(() -> invitations().accepter(jeton, invitee)).isInstanceOf(OperationRefusee.class);
        assertThat(chapeaux(invitee)).hasSize(1);
    }

    @Test
    void deux_acceptations_a_la_fois_ne_donnent_qu_un_mandat() throws Exception {
        var maire = personnes.maire(MORCENX);
        var invitee = personnes.compte("double@essai.fr");
        var jeton = maire.fait(() -> inviter(maire, "double@essai.fr", "chef_de_projet"));
        var depart = new CyclicBarrier(2);
        Callable<Boolean> accepter = () -> {
            depart.await();
            try {
                invitations().accepter(jeton, invitee);
                return true;
            } catch (OperationRefusee e) {
                return false;
            }
        };

        // La première qui écrit garde sa suite le temps que l'autre arrive : la fenêtre reste ouverte.
        try (var retard = base.proprietaire().ouvrir();
                var requete = retard.createStatement()) {
            requete.execute("""
                    create function acces.retarder() returns trigger language plpgsql as
                        $$ begin perform pg_sleep(0.3); return new; end $$;
                    create trigger retard before insert on acces.invitation_suite
                        for each row execute function acces.retarder();
                    """);
        }
        var reussites = new ArrayList<Boolean>();
        try (var fils = Executors.newFixedThreadPool(2)) {
            for (var attendu : fils.invokeAll(java.util.List.of(accepter, accepter))) {
                reussites.add(attendu.get());
            }
        } finally {
            try (var retard = base.proprietaire().ouvrir();
                    var requete = retard.createStatement()) {
                requete.execute("drop trigger retard on acces.invitation_suite; drop function acces.retarder()");
            }
        }

        assertThat(reussites).containsExactlyInAnyOrder(true, false);
        assertThat(chapeaux(invitee)).hasSize(1);
    }

    @Test
    void on_n_invite_que_chez_soi_et_que_dans_les_roles_que_l_on_donne() {
        var maire = personnes.maire(MORCENX);
        var voisine = personnes.maire("40224");
        var prefet = personnes.prefet("40");
        var cheffe = personnes.chefDeProjet(MORCENX);
        var autrePrefet = personnes.prefet("13");

        assertThatThrownBy(() -> voisine.fait(() -> inviter(maire, "a@essai.fr", "chef_de_projet")))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> autrePrefet.fait(() -> inviter(maire, "a@essai.fr", "chef_de_projet")))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> cheffe.fait(() -> inviter(maire, "a@essai.fr", "chef_de_projet")))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> maire.fait(() -> inviter(maire, "a@essai.fr", "maire")))
                .as("un maire n'en fait pas un autre")
                .isInstanceOf(AccesRefuse.class)
                .hasMessageContaining("Préfet");
        assertThatThrownBy(
                        () -> prefet.fait(() -> inviter(prefet, "a@essai.fr", "prefet", Personnes.departement("40"))))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> inviter(maire, "a@essai.fr", "chef_de_projet")).isInstanceOf(ConnexionRequise.class);
        assertThat(prefet.fait(() -> inviter(maire, "a@essai.fr", "maire"))).isNotBlank();
    }

    @Test
    void une_invitation_est_pour_une_adresse_et_ne_dit_pas_lesquelles_ont_un_compte() {
        var maire = personnes.maire(MORCENX);
        personnes.compte("connue@essai.fr");
        var autre = personnes.compte("autre@essai.fr");
        var jeton = maire.fait(() -> inviter(maire, "connue@essai.fr", "chef_de_projet"));
        var jetonInconnu = maire.fait(() -> inviter(maire, "inconnue@essai.fr", "chef_de_projet"));

        var refus = new ArrayList<String>();
        for (var essai : java.util.List.of(jeton, jetonInconnu, "n-importe-quoi")) {
            assertThatThrownBy(() -> invitations().accepter(essai, autre))
                    .isInstanceOf(OperationRefusee.class)
                    .satisfies(e -> refus.add(e.getMessage()));
        }

        assertThat(refus)
                .as("la même phrase, quelle qu'en soit la raison")
                .hasSize(3)
                .containsOnly(refus.getFirst());
    }

    @Test
    void une_invitation_tombe_avec_le_mandat_de_qui_l_a_faite_et_au_quinzieme_jour() throws SQLException {
        var maire = personnes.maire(MORCENX);
        var invitee = personnes.compte("tard@essai.fr");
        var jeton = maire.fait(() -> inviter(maire, "tard@essai.fr", "chef_de_projet"));
        var perime = personnes.maire(MORCENX).fait(() -> inviter(maire, "tard@essai.fr", "secretaire"));
        try (var connexion = base.proprietaire().ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute("""
                    update acces.invitation set saisi_le = saisi_le - interval '15 days', expire_le = expire_le - interval '15 days'
                     where role = 'secretaire' and courriel = 'tard@essai.fr'
                    """);
        }
        Personnes.enService(() -> {
            contexte.getBean(Mandats.class).terminer(maire.mandat(), AUJOURD_HUI, "Démission");
            return true;
        });
        contexte.getBean(Chapeaux.class).oublier();

        assertThatThrownBy(() -> invitations().accepter(jeton, invitee)).isInstanceOf(OperationRefusee.class);
        assertThatThrownBy(() -> invitations().accepter(perime, invitee)).isInstanceOf(OperationRefusee.class);
        assertThat(chapeaux(invitee)).isEmpty();
    }

    @Test
    void le_jeton_n_est_pas_dans_la_base() {
        var maire = personnes.maire(MORCENX);
        var jeton = maire.fait(() -> inviter(maire, "secret@essai.fr", "chef_de_projet"));

        var texte = Personnes.enService(() -> contexte.getBean(JdbcClient.class)
                .sql("select i::text from acces.invitation i where courriel = 'secret@essai.fr'")
                .query(String.class)
                .single());

        assertThat(texte).doesNotContain(jeton);
        assertThat(new Jeton(jeton).toString()).doesNotContain(jeton);
    }

    @Test
    void une_demande_attend_l_autorite_la_plus_proche_qui_donne_ce_role() {
        var prefet = personnes.prefet("47");
        var maire = personnes.maire("47195");
        var cheffe = personnes.chefDeProjet("47195");
        var demandes = contexte.getBean(DemandesDAcces.class);
        var autorites = contexte.getBean(Autorites.class);
        var place = place(cheffe, "neuve@essai.fr", "chef_de_projet", Personnes.commune("47195"));

        var reference = demandes.deposer(null, place, "Je viens d'être recrutée.");

        assertThat(demandes.deposer(null, place, "Encore moi.")).isEqualTo(reference);
        assertThat(autorites.de("chef_de_projet", null, Personnes.commune("47195"), AUJOURD_HUI))
                .extracting(Autorites.Autorite::qualite)
                .startsWith("Maire, Nérac", "Préfet, Préfecture (Lot-et-Garonne)");
        assertThat(autorites
                        .de("maire", null, Personnes.commune("47195"), AUJOURD_HUI)
                        .getFirst()
                        .qualite())
                .as("un maire ne donne pas sa place : sa préfecture le fait")
                .startsWith("Préfet");
        assertThatThrownBy(() -> cheffe.fait(() -> demandes.accorder(reference, "Contrat du 3 mars")))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> personnes.maire("40224").fait(() -> demandes.accorder(reference, "Contrat")))
                .as("une autre mairie ne la voit même pas")
                .isInstanceOf(fr.halle.platform.Introuvable.class);

        maire.fait(() -> demandes.accorder(reference, "Contrat du 3 mars 2026"));

        assertThat(chapeaux(compte("neuve@essai.fr")))
                .singleElement()
                .satisfies(c -> assertThat(c.role()).isEqualTo("chef_de_projet"));
        assertThatThrownBy(() -> prefet.fait(() -> demandes.refuser(reference, "Trop tard")))
                .isInstanceOf(OperationRefusee.class);
    }

    @Test
    void une_demande_que_l_on_lit_sans_pouvoir_y_repondre_n_est_pas_dans_la_liste() {
        var maire = personnes.maire(MORCENX);
        var epci = Personnes.enService(() -> contexte.getBean(JdbcClient.class)
                .sql("""
                        select code from territoire.v_public_appartenance
                         where commune = :commune and type = 'epci' and jusqu = 9999 and code_source = commune
                        """)
                .param("commune", MORCENX)
                .query(String.class)
                .single());
        var presidente = personnes.place(
                "president_epci", NatureOrganisation.EPCI, new Lieu(TypeTerritoire.EPCI, epci), "Présidente");
        var demandes = contexte.getBean(DemandesDAcces.class);
        var autre = demandes.deposer(
                null, place(maire, "autremaire@essai.fr", "maire", Personnes.commune(MORCENX)), "Je suis élue.");
        var sienne = demandes.deposer(
                null, place(maire, "cheffedici@essai.fr", "chef_de_projet", Personnes.commune(MORCENX)), "Recrutée.");

        var lue = presidente.fait(() -> demandes.charger(autre));
        assertThat(presidente.fait(demandes::aRepondre))
                .contains(presidente.fait(() -> demandes.charger(sienne)).id())
                .doesNotContain(lue.id());
        assertThat(presidente.fait(() -> demandes.peutRepondre(lue))).isFalse();
        assertThatThrownBy(() -> presidente.fait(() -> demandes.refuser(autre, "Non")))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> presidente.fait(() -> demandes.accorder(autre, "Élection")))
                .isInstanceOf(AccesRefuse.class);
        assertThat(personnes.prefet("40").fait(demandes::aRepondre)).contains(lue.id());
    }

    @Test
    void un_territoire_sans_autorite_est_orphelin_jusqu_a_ce_qu_il_en_ait_une() {
        var autorites = contexte.getBean(Autorites.class);
        assertThat(autorites.orphelins(AUJOURD_HUI))
                .extracting(Autorites.Orphelin::territoire)
                .contains(Personnes.departement("64"));

        personnes.prefet("64");
        personnes.chefDeProjet("64445");

        assertThat(autorites.orphelins(AUJOURD_HUI))
                .extracting(Autorites.Orphelin::territoire)
                .doesNotContain(Personnes.departement("64"), Personnes.commune("64445"));
    }

    @Test
    void l_administrateur_ouvre_un_compte_partout_sans_lire_les_dossiers() {
        var administratrice = personnes.administrateur();
        var invitee = personnes.compte("prefete@essai.fr");
        var prefecture = personnes.prefet("33");

        var jeton = administratrice.fait(
                () -> inviter(prefecture, "prefete@essai.fr", "prefet", Personnes.departement("33")));
        invitations().accepter(jeton, invitee);

        assertThat(chapeaux(invitee))
                .singleElement()
                .satisfies(c -> assertThat(c.role()).isEqualTo("prefet"));
    }

    private static String inviter(EnFonction chez, String courriel, String role) {
        return inviter(chez, courriel, role, Personnes.commune(MORCENX));
    }

    private static String inviter(EnFonction chez, String courriel, String role, Lieu lieu) {
        return invitations()
                .inviter(UUID.randomUUID(), place(chez, courriel, role, lieu), "Délibération du 4 mai 2026");
    }

    private static Proposition place(EnFonction chez, String courriel, String role, Lieu lieu) {
        return new Proposition(
                chez.organisation(), "Camille", "Essai", courriel, "Fonction", role, lieu, null, AUJOURD_HUI, null);
    }

    private static UUID compte(String courriel) {
        return Personnes.enService(() -> contexte.getBean(fr.halle.acces.mandat.Comptes.class)
                .trouver(courriel)
                .orElseThrow());
    }

    private static java.util.List<fr.halle.acces.Habilitation> chapeaux(UUID utilisateur) {
        return contexte.getBean(Chapeaux.class).de(utilisateur, AUJOURD_HUI);
    }

    private static Invitations invitations() {
        return contexte.getBean(Invitations.class);
    }
}
