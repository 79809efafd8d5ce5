package fr.halle.echeance.calendrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.Agent;
import fr.halle.acces.Cible;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.echeance.EcheanceEnCours;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.Introuvable;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** L'agenda de la maire de Morcenx lit ses échéances, jusqu'au jour où son mandat finit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendriersTest {

    private ConfigurableApplicationContext halle;
    private SceneDeConvention scene;
    private Calendriers calendriers;
    private LocalDate jour;
    private UUID morcenx;

    private record Laureat(UUID id, String reference) {}

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourDesActeurs(BaseChargee.copie());
        scene = new SceneDeConvention(halle);
        calendriers = halle.getBean(Calendriers.class);
        jour = halle.getBean(Agent.class).aujourdHui();
        var laureat =
                halle.getBean(JdbcClient.class).sql("""
                        select l.id, l.reference from programme.v_public_laureat l
                          join programme.v_public_composition c on c.laureat = l.id and c.type = 'commune'
                          join territoire.v_public_correspondance s on s.code = c.code and s.jusqu = 9999 and s.actuelle = '40197'
                         where l.programme = 'pvd' limit 1
                        """).query(Laureat.class).single();
        morcenx = laureat.id;
        scene.sous("prefet-40", () -> {
            var reference = halle.getBean(TenueDuDossier.class)
                    .constater(
                            "pvd",
                            "adhesion",
                            new DossierSaisi("Adhésion", "", List.of(laureat.reference), List.of(), false, null, null),
                            "Convention papier");
            halle.getBean(ActesDesConventions.class)
                    .agir(
                            reference,
                            GenreActe.SIGNATURE,
                            ActeSaisi.constate(jour.plusDays(80).minusMonths(18), "Archives"));
            return true;
        });
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void l_agenda_lit_les_echeances_du_chapeau_et_celles_d_un_seul_laureat() {
        var toutes = lire(ouvrirUn("prefet-40", null));
        var une = lire(ouvrirUn("etrangere", morcenx));

        for (var texte : List.of(toutes, une)) {
            assertThat(texte)
                    .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                    .endsWith("END:VCALENDAR\r\n")
                    .containsOnlyOnce("UID:pvd-cadre_apres_adhesion-" + morcenx + "@halle")
                    .contains("DTSTART;VALUE=DATE:")
                    .contains("DTSTAMP:");
            assertThat(texte.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
            assertThat(texte.split("\r\n"))
                    .allSatisfy(l -> assertThat(l.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75));
        }
        assertThat(lire(ouvrirUn("voisin", null))).doesNotContain("VEVENT").contains("VTIMEZONE");
    }

    @Test
    void un_secret_invente_ferme_ou_mal_copie_n_ouvre_rien() {
        var secret = ouvrirUn("etrangere", null);
        var personne = scene.acteur("etrangere");
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");

        assertThatThrownBy(() -> lire("A".repeat(43))).isInstanceOf(Introuvable.class);
        assertThatThrownBy(() -> lire(secret.substring(1))).isInstanceOf(Introuvable.class);
        var id = scene.sous("etrangere", () -> calendriers.lister(personne))
                .getFirst()
                .id();
        assertThatThrownBy(() -> fermer("voisin", id)).isInstanceOf(Introuvable.class);
        assertThat(lire(secret)).contains("VEVENT");
        fermer("etrangere", id);
        assertThatThrownBy(() -> lire(secret)).isInstanceOf(Introuvable.class);
        assertThatThrownBy(() -> fermer("etrangere", id)).isInstanceOf(Introuvable.class);
    }

    @Test
    void un_laureat_que_l_on_ne_suit_pas_ne_s_ouvre_pas() {
        assertThatThrownBy(() -> ouvrirUn("voisin", morcenx)).isInstanceOf(SaisieRefusee.class);
    }

    @Test
    void le_mandat_fini_le_calendrier_n_existe_plus() {
        var lieu = new Cible.Lieu(fr.halle.territoire.TypeTerritoire.COMMUNE, "40197");
        scene.personne(
                "sortante",
                fr.halle.acces.mandat.NatureOrganisation.COMMUNE,
                lieu,
                "Maire",
                "maire",
                lieu,
                LocalDate.of(2020, 7, 1));
        var secret = ouvrirUn("sortante", null);
        assertThat(lire(secret)).contains("VEVENT");

        scene.finir("sortante", jour);

        assertThatThrownBy(() -> lire(secret)).isInstanceOf(Introuvable.class);
    }

    @Test
    void une_ligne_longue_se_plie_sans_couper_un_caractere_et_un_intervalle_est_une_periode() {
        var e = new EcheanceEnCours(
                "p",
                "r",
                morcenx,
                "Saint-Étienne-de-Baïgorry ; l'« été », très, très loin d'ici, sur une ligne qui déborde",
                "Convention à signer",
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 31),
                Cible.communes("p", Set.of()),
                Set.of(),
                List.of(30),
                "Un enjeu\net sa suite",
                "/conventions/C-1");

        var texte = new FichierIcs(Instant.parse("2026-11-22T14:00:00Z"), p -> "https://h" + p).ecrire(List.of(e));

        assertThat(texte)
                .contains("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20270101\r\n")
                .contains("DTSTAMP:20261122T140000Z\r\n");
        assertThat(texte.split("\r\n"))
                .allSatisfy(l ->
                        assertThat(l.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(texte.replace("\r\n ", ""))
                .contains(
                        "Saint-Étienne-de-Baïgorry \\; l'« été »\\, très\\, très loin d'ici\\, sur une ligne qui déborde")
                .contains("Un enjeu\\net sa suite");
    }

    private String ouvrirUn(String qui, @Nullable UUID laureat) {
        return Objects.requireNonNull(scene.sous(qui, () -> calendriers.ouvrir(scene.acteur(qui), laureat, jour)));
    }

    private void fermer(String qui, UUID id) {
        scene.sous(qui, () -> {
            calendriers.fermer(scene.acteur(qui), id);
            return true;
        });
    }

    /** Comme l'agenda : personne n'est connecté. */
    private String lire(String secret) {
        return ActeurCourant.agir(
                new Acteur.Anonyme(), () -> calendriers.lire(secret, jour, p -> "https://halle.essai" + p));
    }
}
