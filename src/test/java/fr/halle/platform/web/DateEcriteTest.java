package fr.halle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateEcriteTest {

    @Test
    void une_date_se_lit_avec_ou_sans_espaces() {
        assertThat(DateEcrite.lire(" 2023-05-09 ")).isEqualTo(LocalDate.of(2023, 5, 9));
        assertThat(DateEcrite.lire("1900-01-01")).isEqualTo(LocalDate.of(1900, 1, 1));
        assertThat(DateEcrite.lire("2199-12-31")).isEqualTo(LocalDate.of(2199, 12, 31));
        assertThat(DateEcrite.illisible("2023-05-09")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void une_case_vide_nest_pas_une_date_illisible(String vide) {
        assertThat(DateEcrite.lire(vide)).isNull();
        assertThat(DateEcrite.illisible(vide)).isFalse();
        assertThat(DateEcrite.illisible(null)).isFalse();
    }

    /** Les premières tiennent dans un {@link LocalDate}, pas dans une date de la base. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01",
                "+999999999-12-31",
                "1899-12-31",
                "2200-01-01",
                "2023-02-30",
                "09/05/2023",
                "hier"
            })
    void une_date_hors_des_siecles_ou_mal_ecrite_est_dite_illisible(String ecrite) {
        assertThat(DateEcrite.lire(ecrite)).isNull();
        assertThat(DateEcrite.illisible(ecrite)).isTrue();
    }
}
