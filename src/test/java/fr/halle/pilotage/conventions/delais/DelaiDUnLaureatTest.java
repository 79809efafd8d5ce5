package fr.halle.pilotage.conventions.delais;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Un délai ouvert le 10 mars 2022, ou en mars 2022, ou au plus tard le 10 : jusqu'au 10 septembre, ou en septembre. */
class DelaiDUnLaureatTest {

    @ParameterizedTest
    @CsvSource({
        "JOUR, 2022-09-10, 2022-09-10, , 2022-09-10, EN_COURS",
        "JOUR, 2022-09-10, 2022-09-10, , 2022-09-11, DEPASSE",
        "JOUR, 2022-09-10, 2022-09-10, 2022-09-10, 2026-01-01, TENU",
        "JOUR, 2022-09-10, 2022-09-10, 2022-09-11, 2026-01-01, TENU_APRES",
        "JOUR, 2022-09-10, 2022-09-10, 2022-03-09, 2026-01-01, ANTERIEUR",
        "MOIS, 2022-09-01, 2022-09-30, , 2022-09-01, EN_COURS",
        "MOIS, 2022-09-01, 2022-09-30, , 2022-09-02, PEUT_ETRE_DEPASSE",
        "MOIS, 2022-09-01, 2022-09-30, , 2022-10-01, DEPASSE",
        "MOIS, 2022-09-01, 2022-09-30, 2022-09-01, 2026-01-01, TENU",
        "MOIS, 2022-09-01, 2022-09-30, 2022-09-15, 2026-01-01, TENU_INCERTAIN",
        "MOIS, 2022-09-01, 2022-09-30, 2022-10-01, 2026-01-01, TENU_APRES",
        "AU_PLUS_TARD, , 2022-09-10, , 2022-09-10, EN_COURS",
        "AU_PLUS_TARD, , 2022-09-10, , 2022-09-11, DEPASSE",
        "AU_PLUS_TARD, , 2022-09-10, 2022-02-01, 2026-01-01, TENU_INCERTAIN",
        "AU_PLUS_TARD, , 2022-09-10, 2022-09-11, 2026-01-01, TENU_APRES",
    })
    void l_issue_n_affirme_que_ce_que_les_dates_prouvent(
            Precision precision,
            @Nullable LocalDate du,
            LocalDate au,
            @Nullable LocalDate tenu,
            LocalDate lue,
            IssueDuDelai attendue) {
        assertThat(delai(precision, du, au, tenu).issue(lue)).isEqualTo(attendue);
    }

    @ParameterizedTest
    @CsvSource({"JOUR, 2022-09-10, 184", "JOUR, 2022-03-10, 0", "JOUR, 2022-03-09, ", "MOIS, 2022-09-10, ", "JOUR, , "})
    void la_duree_ne_se_mesure_que_d_un_jour_connu_a_un_jour_qui_le_suit(
            Precision precision, @Nullable LocalDate tenu, @Nullable Long jours) {
        assertThat(delai(precision, null, LocalDate.of(2022, 9, 10), tenu).jours())
                .isEqualTo(jours);
    }

    private static DelaiDUnLaureat delai(
            Precision precision, @Nullable LocalDate du, LocalDate au, @Nullable LocalDate tenu) {
        return new DelaiDUnLaureat(
                "L-1", "Sénas", null, new DateApprochee(LocalDate.of(2022, 3, 10), precision), du, au, tenu, null, "");
    }
}
