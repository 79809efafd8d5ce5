package fr.halle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.commun.Taux;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypographieTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "999, 999",
        "1000, 1_000",
        "1629048, 1_629_048",
        "-1, −1",
        "-1234, −1_234",
        "9223372036854775807, 9_223_372_036_854_775_807",
        "-9223372036854775808, −9_223_372_036_854_775_808"
    })
    void un_nombre_separe_ses_milliers_par_une_fine(long nombre, String attendu) {
        assertThat(Typographie.nombre(nombre)).isEqualTo(attendu.replace('_', '\u202f'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0~€",
                "100|1~€",
                "162904800|1_629_048~€",
                "45089875|450_898,75~€",
                "1|0,01~€",
                "10|0,10~€",
                "-871900|−8_719~€",
                "-5|−0,05~€",
                "9223372036854775807|92_233_720_368_547_758,07~€",
                "-9223372036854775808|−92_233_720_368_547_758,08~€"
            })
    void un_montant_n_ecrit_ses_centimes_que_s_il_en_a(long centimes, String attendu) {
        assertThat(Typographie.montant(Montant.centimes(centimes)))
                .isEqualTo(attendu.replace('_', '\u202f').replace('~', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0~%", "750000|75~%", "172700|17,27~%", "1|0,0001~%", "1000000|100~%", "12345678|1_234,5678~%"})
    void un_taux_garde_ses_decimales(long millioniemes, String attendu) {
        assertThat(Typographie.taux(new Taux(millioniemes)))
                .isEqualTo(attendu.replace('_', '\u202f').replace('~', '\u00a0'));
    }

    @Test
    void une_part_s_arrondit_et_celle_de_rien_n_existe_pas() {
        assertThat(Typographie.part(13, 14, 1)).isEqualTo("92,9\u00a0%");
        assertThat(Typographie.part(1, 8, 0)).isEqualTo("13\u00a0%");
        assertThat(Typographie.part(Long.MAX_VALUE, Long.MAX_VALUE, 2)).isEqualTo("100,00\u00a0%");
        assertThat(Typographie.part(3, 0, 1)).isNull();
        assertThat(Typographie.decimal(new BigDecimal("-0.004"), 2)).isEqualTo("0,00");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-10, JOUR, 10 septembre 2021, le 10 septembre 2021, 2021-09-10",
        "2020-10-01, JOUR, 1er octobre 2020, le 1er octobre 2020, 2020-10-01",
        "2024-02-29, JOUR, 29 février 2024, le 29 février 2024, 2024-02-29",
        "2022-08-31, JOUR, 31 août 2022, le 31 août 2022, 2022-08-31",
        "2022-12-25, JOUR, 25 décembre 2022, le 25 décembre 2022, 2022-12-25",
        "2021-07-14, MOIS, juillet 2021, en juillet 2021, 2021-07",
        "2021-03-31, TRIMESTRE, 1er trimestre 2021, au 1er trimestre 2021, ",
        "2021-04-01, TRIMESTRE, 2e trimestre 2021, au 2e trimestre 2021, ",
        "2021-12-31, TRIMESTRE, 4e trimestre 2021, au 4e trimestre 2021, ",
        "2021-09-10, ANNEE, 2021, en 2021, 2021",
        "2021-09-10, AU_PLUS_TARD, au plus tard le 10 septembre 2021, au plus tard le 10 septembre 2021, 2021-09-10"
    })
    void une_date_se_dit_comme_sa_source(
            LocalDate jour, Precision precision, String date, String quand, String datetime) {
        var approchee = new DateApprochee(jour, precision);

        assertThat(Typographie.date(approchee)).isEqualTo(date);
        assertThat(Typographie.quand(approchee)).isEqualTo(quand);
        assertThat(Typographie.datetime(approchee)).isEqualTo(datetime);
    }

    @Test
    void chaque_mois_a_son_nom() {
        assertThat(LocalDate.of(2021, 1, 2)
                        .datesUntil(LocalDate.of(2022, 1, 2), java.time.Period.ofMonths(1))
                        .map(Typographie::date))
                .containsExactly(
                        "2 janvier 2021",
                        "2 février 2021",
                        "2 mars 2021",
                        "2 avril 2021",
                        "2 mai 2021",
                        "2 juin 2021",
                        "2 juillet 2021",
                        "2 août 2021",
                        "2 septembre 2021",
                        "2 octobre 2021",
                        "2 novembre 2021",
                        "2 décembre 2021");
    }

    @Test
    void un_instant_se_dit_a_l_heure_de_paris() {
        assertThat(Typographie.instant(Instant.parse("2023-05-09T12:05:00Z")))
                .isEqualTo("9 mai 2023 à 14\u00a0h\u00a005");
        assertThat(Typographie.instant(Instant.parse("2023-12-31T23:30:00Z")))
                .isEqualTo("1er janvier 2024 à 0\u00a0h\u00a030");
    }

    @Test
    void zero_et_un_restent_au_singulier() {
        assertThat(Typographie.accord(0, "commune")).isEqualTo("0 commune");
        assertThat(Typographie.accord(1, "commune")).isEqualTo("1 commune");
        assertThat(Typographie.accord(2, "commune")).isEqualTo("2 communes");
        assertThat(Typographie.accord(1646, "lauréat")).isEqualTo("1\u202f646 lauréats");
        assertThat(Typographie.accord(2, "total", "totaux")).isEqualTo("2 totaux");
    }

    @Test
    void une_liste_finit_par_et() {
        assertThat(Typographie.enumerer(List.of())).isEmpty();
        assertThat(Typographie.enumerer(List.of("Amou"))).isEqualTo("Amou");
        assertThat(Typographie.enumerer(List.of("Amou", "Geaune"))).isEqualTo("Amou et Geaune");
        assertThat(Typographie.enumerer(List.of("Amou", "Geaune", "Mugron"))).isEqualTo("Amou, Geaune et Mugron");
        assertThat(Typographie.citer("Halle")).isEqualTo("«\u00a0Halle\u00a0»");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "L'adresse n'existe pas|L’adresse n’existe pas",
                "jusqu'« au »|jusqu’«~au~»",
                "Attention : 80 % ; vraiment ?|Attention~: 80~%_; vraiment_?",
                "à 10:30, 5' et x='y'|à 10:30, 5' et x='y'"
            })
    void une_phrase_de_programme_se_compose(String phrase, String attendu) {
        assertThat(Typographie.composer(phrase))
                .isEqualTo(attendu.replace('_', '\u202f').replace('~', '\u00a0'));
    }
}
