package fr.halle.pilotage.delais;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculDesDelaisTest {

    @ParameterizedTest
    @CsvSource({
        "2021-08-31, 2023-02-28, true",
        "2021-08-31, 2023-03-01, false",
        "2022-08-31, 2024-02-29, true",
        "2022-08-31, 2024-03-01, false",
        "2021-01-15, 2022-07-15, true",
        "2021-01-15, 2022-07-16, false",
        "2021-01-15, 2021-01-15, true",
    })
    void dix_huit_mois_suivent_le_calendrier(LocalDate debut, LocalDate fin, boolean dedans) {
        assertThat(Delais.dans(debut, fin, 18)).isEqualTo(dedans);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-31, 2021-01-31, 0",
        "2021-01-31, 2021-02-01, 1",
        "2021-01-31, 2021-02-28, 1",
        "2021-01-31, 2021-03-01, 2",
        "2021-08-31, 2023-02-28, 18",
        "2021-08-31, 2023-03-01, 19",
    })
    void un_mois_entame_compte(LocalDate debut, LocalDate fin, int mois) {
        assertThat(Delais.moisEntames(debut, fin)).isEqualTo(mois);
    }

    @Test
    void la_mediane_est_la_valeur_du_milieu_ou_la_moyenne_des_deux() {
        assertThat(Delais.mediane(List.of())).isEmpty();
        assertThat(Delais.mediane(List.of(9L, 1L, 5L))).contains(BigDecimal.valueOf(5));
        assertThat(Delais.mediane(List.of(4L, 1L, 9L, 6L))).contains(BigDecimal.valueOf(5));
        assertThat(Delais.mediane(List.of(1L, 2L))).contains(new BigDecimal("1.5"));
    }

    @Test
    void des_jours_se_disent_en_mois_au_plus_proche() {
        assertThat(Delais.enMois(BigDecimal.valueOf(651))).isEqualTo(21);
        assertThat(Delais.enMois(BigDecimal.valueOf(700))).isEqualTo(23);
    }
}
