package fr.halle.acces.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.AttentesDEssai;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Personnes;
import fr.halle.acces.Personnes.EnFonction;
import fr.halle.acces.invitation.DemandesDAcces;
import fr.halle.acces.invitation.Invitations;
import fr.halle.acces.invitation.Proposition;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.mandat.OrganisationsDesTerritoires;
import fr.halle.acces.passation.Passations;
import fr.halle.acces.renouvellement.Apercu.MandatFini;
import fr.halle.acces.renouvellement.Apercus;
import fr.halle.acces.renouvellement.Preparation;
import fr.halle.acces.renouvellement.Renouvellements;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.journal.Journal;
import fr.halle.journal.LigneDHistorique;
import fr.halle.journal.LigneDHistorique.Champ;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Typographie;
import fr.halle.territoire.TypeTerritoire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce que chaque acte des accès laisse dans la trace, lu par qui en a le droit. */
class TraceDesAccesTest {

    private static final String MORCENX = "40197";
    private static final LocalDate JOUR = LocalDate.now(Typographie.PARIS);
    private static final AttentesDEssai ATTENTES = new AttentesDEssai();

    private static ConfigurableApplicationContext contexte;
    private static Personnes personnes;

    @TempDir
    private static Path dossier;

    @BeforeAll
    static void ouvrir() {
        contexte = BaseChargee.pourDesActeurs(BaseChargee.copie());
        contexte.getBeanFactory().registerSingleton("attentesDEssai", ATTENTES);
        personnes = new Personnes(contexte);
    }

    @AfterAll
    static void fermer() {
        contexte.close();
    }

    @Test
    void une_organisation_nait_d_un_territoire_ou_d_une_main_et_se_corrige() {
        var prefet = personnes.prefet("40");
        var nee = prefet.fait(() -> bean(OrganisationsDesTerritoires.class)
                .assurer(NatureOrganisation.COMMUNE, Personnes.commune("40001")));
        prefet.fait(() -> bean(OrganisationsDesTerritoires.class)
                .assurer(NatureOrganisation.COMMUNE, Personnes.commune("40001")));
        assertThat(prefet.fait(() -> histoire("organisation", nee.reference())))
                .extracting(LigneDHistorique::verbe)
                .as("elle ne naît qu'une fois")
                .containsExactly("organisation.creer");

        var lieu = Personnes.departement("40");
        var creee = prefet.fait(() ->
                bean(Organisations.class).creer(NatureOrganisation.AUTRE, "Agence landaise", null, lieu, "Courrier"));
        prefet.fait(() -> bean(Organisations.class).corriger(creee.id(), "Agence des Landes", null, "Statuts"));
        var corrigee = dernier(prefet, "organisation", creee.reference(), "organisation.corriger");
        assertThat(corrigee.champs()).containsExactly(new Champ("Nom", "Agence landaise", "Agence des Landes"));
        assertThat(corrigee.territoires()).containsExactly("departement:40");
        assertThat(corrigee.auteur()).isEqualTo(prefet.acteur().nom());
    }

    @Test
    void une_invitation_envoyee_acceptee_ou_retiree_s_inscrit_sans_nommer_qui_n_a_pas_de_compte() {
        var maire = personnes.maire(MORCENX);
        var garde = UUID.randomUUID();
        var retiree = UUID.randomUUID();
        var secret = maire.fait(() -> inviter(garde, maire, "Pélagie", "pelagie@essai.fr"));
        maire.fait(() -> inviter(retiree, maire, "Hippolyte", "hippolyte@essai.fr"));

        var envoi = dernier(maire, "invitation", garde.toString(), "invitation.envoyer");
        assertThat(envoi.champs()).extracting(Champ::libelle).containsExactly("Fonction", "Rôle", "Premier jour");
        assertThat(envoi.territoires()).containsExactly("commune:" + MORCENX);

        maire.fait(() -> bean(Invitations.class).retirer(retiree));
        dernier(maire, "invitation", retiree.toString(), "invitation.retirer");

        bean(Invitations.class).accueillir(secret, "pelagie@essai.fr");
        var acceptee = dernier(maire, "invitation", garde.toString(), "invitation.accepter");
        assertThat(acceptee.phrase()).isEqualTo("désigne Pélagie Essai, qui accepte l'invitation");
        assertThat(texte("invitation")).doesNotContain("Pélagie", "pelagie", "Hippolyte");

        var compte = Personnes.enService(() -> bean(Comptes.class).trouver("pelagie@essai.fr"))
                .orElseThrow();
        assertThat(Personnes.enService(() -> histoire(Journal.PERSONNE, compte.toString())))
                .extracting(LigneDHistorique::verbe)
                .contains("compte.ouvrir");
        assertThat(maire.fait(() -> histoire(Journal.PERSONNE, compte.toString())))
                .as("les comptes ne se lisent que de Halle")
                .isEmpty();
    }

    @Test
    void une_demande_d_acces_faite_accordee_ou_refusee_s_inscrit() {
        var maire = personnes.maire(MORCENX);
        var voulue = demander(maire, "Ysaline", "ysaline@essai.fr");
        var autre = demander(maire, "Gontran", "gontran@essai.fr");
        assertThat(demander(maire, "Ysaline", "ysaline@essai.fr")).isEqualTo(voulue);
        assertThat(maire.fait(() -> histoire("demande-d-acces", voulue)))
                .extracting(LigneDHistorique::verbe)
                .as("la même demande, deux fois, ne s'inscrit qu'une")
                .containsExactly("acces.demander");

        maire.fait(() -> bean(DemandesDAcces.class).accorder(voulue, "Contrat du 1er juin 2026"));
        var accord = dernier(maire, "demande-d-acces", voulue, "acces.accorder");
        assertThat(accord.phrase()).isEqualTo("accorde l'accès demandé par Ysaline Essai");
        assertThat(accord.champs()).contains(new Champ("État", "en attente", "accordée"));

        maire.fait(() -> bean(DemandesDAcces.class).refuser(autre, "Gontran n'est pas des nôtres"));
        dernier(maire, "demande-d-acces", autre, "acces.refuser");
        assertThat(texte("demande-d-acces")).doesNotContain("Ysaline", "Gontran");
        assertThatThrownBy(() -> maire.fait(() -> bean(DemandesDAcces.class).refuser(autre, "encore")))
                .isInstanceOf(OperationRefusee.class);
        assertThat(maire.fait(() -> histoire("demande-d-acces", autre))).hasSize(2);
    }

    @Test
    void une_passation_s_inscrit_sur_le_mandat_de_qui_confie() {
        var maire = personnes.maire(MORCENX);
        var partante = personnes.chefDeProjet(MORCENX);
        var arrivante = personnes.chefDeProjet(MORCENX);
        ATTENTES.dossiers.put("D-secret", partante.mandat());

        maire.fait(() -> bean(Passations.class).passer(partante.mandat(), arrivante.mandat(), "Départ en congé"));

        var acte = dernier(maire, "mandat", partante.mandat().toString(), "mandat.passer");
        assertThat(acte.phrase())
                .isEqualTo("confie à %s ce qui attendait %s"
                        .formatted(arrivante.acteur().nom(), partante.acteur().nom()));
        assertThat(acte.champs())
                .contains(new Champ("Choses confiées", null, "1"), new Champ("Motif", null, "Départ en congé"));
        assertThat(texte("mandat")).doesNotContain("D-secret", "Départ en congé");
    }

    @Test
    void un_renouvellement_s_inscrit_mandat_par_mandat_et_reste_rapide_a_deux_cents() throws Exception {
        var prefet = personnes.prefet("33");
        var communes = Personnes.enService(
                () -> bean(JdbcClient.class).sql("""
                        select commune from territoire.v_public_appartenance
                         where type = 'departement' and code = '33' and jusqu = 9999 and code_source = commune
                         order by commune limit 10
                        """).query(String.class).list());
        var maires = communes.stream()
                .flatMap(commune ->
                        Stream.generate(() -> personnes.maire(commune)).limit(20))
                .toList();
        assertThat(maires).hasSize(200);
        var premier = maires.getFirst();
        var fichier = Files.writeString(
                dossier.resolve("elus.csv"),
                "Code du département;Libellé du département;Code de la collectivité à statut particulier;Libellé de la collectivité à statut particulier;Code de la commune;Libellé de la commune;Nom de l'élu;Prénom de l'élu;Code sexe;Date de naissance;Code de la catégorie socio-professionnelle;Libellé de la catégorie socio-professionnelle;Date de début du mandat;Date de début de la fonction\n"
                        + communes.stream()
                                .map(commune ->
                                        "33;Gironde;;;%s;Commune;%s;Dominique;F;01/01/1970;33;Cadre;28/03/2026;%s\n"
                                                .formatted(
                                                        commune,
                                                        commune.equals(communes.getFirst())
                                                                ? premier.acteur()
                                                                        .nom()
                                                                        .replace("Dominique ", "")
                                                                : "Autre",
                                                        "05/04/2026"))
                                .collect(Collectors.joining()));
        var reference =
                prefet.fait(() -> bean(Preparation.class).preparer(JOUR, "Élections municipales", fichier, "elus.csv"));
        var apercu =
                prefet.fait(() -> bean(Apercus.class).de(bean(Preparation.class).charger(reference)));
        assertThat(apercu.finissent()).hasSize(200);
        var reconduits = apercu.reconduits().stream().map(MandatFini::mandat).collect(Collectors.toSet());
        assertThat(reconduits).containsExactly(premier.mandat());

        var debut = System.nanoTime();
        prefet.fait(() -> bean(Renouvellements.class).prononcer(reference, apercu.empreinte(), reconduits));
        assertThat(Duration.ofNanos(System.nanoTime() - debut))
                .as("deux cents mandats")
                .isLessThan(Duration.ofSeconds(20));

        assertThat(inscrits("mandat.terminer")).isEqualTo(200);
        var fin = dernier(prefet, "mandat", premier.mandat().toString(), "mandat.terminer");
        assertThat(fin.phrase())
                .isEqualTo("met fin au mandat de %s : Élections municipales"
                        .formatted(premier.acteur().nom()));
        assertThat(fin.champs())
                .contains(
                        new Champ("Jusqu'au (exclu)", null, Typographie.date(JOUR)),
                        new Champ("Renouvellement", null, reference));
        assertThat(fin.territoires()).containsExactly("commune:" + communes.getFirst());
        assertThat(prefet.fait(() -> histoire("renouvellement", reference)))
                .extracting(LigneDHistorique::verbe)
                .containsExactly("renouvellement.prononcer", "renouvellement.preparer");

        prefet.fait(() -> bean(Renouvellements.class).defaire(reference));

        assertThat(inscrits("mandat.rendre")).isEqualTo(200);
        assertThat(inscrits("mandat.annuler")).as("la reconduction").isEqualTo(1);
        assertThat(dernier(prefet, "mandat", premier.mandat().toString(), "mandat.rendre")
                        .champs())
                .contains(new Champ("Jusqu'au (exclu)", Typographie.date(JOUR), null));
        assertThat(dernier(prefet, "renouvellement", reference, "renouvellement.defaire")
                        .champs())
                .contains(new Champ("Mandats touchés", null, "200"), new Champ("Dont reconduits", null, "1"));
    }

    @Test
    void un_mandat_donne_ou_fini_s_inscrit() {
        var prefet = personnes.prefet("40");
        var maire = personnes.maire(MORCENX);
        prefet.fait(() -> bean(Mandats.class).terminer(maire.mandat(), JOUR, "Démission"));
        assertThat(prefet.fait(() -> histoire("mandat", maire.mandat().toString())))
                .extracting(LigneDHistorique::verbe)
                .containsExactly("mandat.terminer", "habilitation.accorder", "mandat.designer");
    }

    private static String inviter(UUID id, EnFonction maire, String prenom, String courriel) {
        return bean(Invitations.class).inviter(id, place(maire, prenom, courriel), "Contrat du 1er juin 2026");
    }

    private static String demander(EnFonction maire, String prenom, String courriel) {
        return bean(DemandesDAcces.class).deposer(null, place(maire, prenom, courriel), "Bonjour");
    }

    private static Proposition place(EnFonction maire, String prenom, String courriel) {
        return new Proposition(
                maire.organisation(),
                prenom,
                "Essai",
                courriel,
                "Cheffe de projet",
                "chef_de_projet",
                new Lieu(TypeTerritoire.COMMUNE, MORCENX),
                null,
                JOUR.minusDays(1),
                null);
    }

    /** Le dernier acte de cet objet, tel que le lit cette personne ; il est de ce verbe. */
    private static LigneDHistorique dernier(EnFonction qui, String type, String id, String verbe) {
        var actes = qui.fait(() -> histoire(type, id));
        assertThat(actes).extracting(LigneDHistorique::verbe).startsWith(verbe);
        return actes.getFirst();
    }

    private static List<LigneDHistorique> histoire(String type, String id) {
        return bean(Historique.class).de(type, id);
    }

    private static long inscrits(String verbe) {
        return Personnes.enService(() -> bean(JdbcClient.class)
                .sql(
                        "select count(*) from journal.acte where verbe = :verbe and 'renouvellement' in (select c ->> 'champ' from json_array_elements(changements) c)")
                .param("verbe", verbe)
                .query(Long.class)
                .single());
    }

    /** Tout ce que la chaîne porte en clair de ces objets. */
    private static String texte(String type) {
        return Personnes.enService(() -> bean(JdbcClient.class)
                .sql(
                        "select coalesce(string_agg(libelle || phrase || changements::text, ' '), '') from journal.acte where objet_type = :type")
                .param("type", type)
                .query(String.class)
                .single());
    }

    private static <T> T bean(Class<T> type) {
        return contexte.getBean(type);
    }
}
