package fr.halle.echeance.envoi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.Cible;
import fr.halle.echeance.EcheanceEnCours;
import fr.halle.echeance.Echeancier.Chiffree;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Le résumé : les plus gros enjeux d'abord, puis par date ; ce qui n'est pas renseigné vient après, et ne vaut pas zéro. */
class LettreTest {

    private static final LocalDate JOUR = LocalDate.of(2026, 11, 22);

    @Test
    void les_plus_gros_enjeux_d_abord_puis_par_date_le_non_renseigne_a_la_fin() {
        var lettre = Lettre.de(
                "Camille",
                List.of(
                        due("Inconnue", JOUR.plusDays(1), null),
                        due("Petite", JOUR.plusDays(10), 100_00L),
                        due("Tardive", JOUR.plusDays(40), 5_000_00L),
                        due("Pressante", JOUR.plusDays(2), 5_000_00L),
                        due("Sans reste", JOUR.minusDays(3), 0L)),
                JOUR,
                page -> "https://h" + page);

        assertThat(lettre.sujet()).isEqualTo("Halle\u00a0: 5 échéances, dont 1 dépassée");
        assertThat(lettre.texte())
                .containsSubsequence(
                        "Pressante", "Tardive", "Petite", "Sans reste", "Inconnue", "montant non renseigné")
                .contains("Dépassée de 3 jours", "https://h/conventions/C-1", "https://h/mon-compte");
    }

    @Test
    void le_seuil_le_plus_serre_compte_seul_et_un_intervalle_previent_des_son_premier_jour() {
        var e = due("X", JOUR.plusDays(100), null).echeance();

        assertThat(e.alerte(JOUR.minusDays(90))).isEmpty();
        assertThat(e.alerte(JOUR)).hasValue("alerte_180");
        assertThat(e.alerte(JOUR.plusDays(10))).hasValue("alerte_90");
        assertThat(e.alerte(JOUR.plusDays(100))).hasValue("alerte_30");
        assertThat(e.alerte(JOUR.plusDays(101))).hasValue("depassement");
        var large = new EcheanceEnCours(
                "p",
                "r",
                UUID.randomUUID(),
                "X",
                "Y",
                JOUR.plusDays(30),
                JOUR.plusDays(60),
                Cible.communes("p", Set.of()),
                Set.of(),
                List.of(180, 30),
                "z",
                "/");
        assertThat(large.alerte(JOUR)).hasValue("alerte_30");
        assertThat(large.alerte(JOUR.plusDays(45))).hasValue("alerte_30");
        assertThat(large.alerte(JOUR.plusDays(61))).hasValue("depassement");
    }

    private static Chiffree due(String nom, LocalDate limite, @Nullable Long centimes) {
        return new Chiffree(
                new EcheanceEnCours(
                        "p",
                        "r",
                        UUID.randomUUID(),
                        nom,
                        "Convention à signer",
                        null,
                        limite,
                        Cible.communes("p", Set.of()),
                        Set.of(),
                        List.of(180, 90, 30),
                        "Des aides.",
                        "/conventions/C-1"),
                centimes);
    }
}
