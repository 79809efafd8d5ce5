package fr.halle.commun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateApprocheeTest {

    @ParameterizedTest
    @CsvSource({
        "2021-07-19,JOUR,2021-07-19,2021-07-19",
        "2021-07-19,MOIS,2021-07-01,2021-07-31",
        "2024-02-10,MOIS,2024-02-01,2024-02-29",
        "2021-05-19,TRIMESTRE,2021-04-01,2021-06-30",
        "2021-05-19,ANNEE,2021-01-01,2021-12-31",
        "2021-09-10,AU_PLUS_TARD,2021-09-10,2021-09-10",
    })
    void une_date_imprecise_est_un_intervalle_jamais_complete_en_silence(
            LocalDate donnee, Precision precision, LocalDate jour, LocalDate auPlusTard) {
        var date = new DateApprochee(donnee, precision);

        assertThat(date.jour()).isEqualTo(jour);
        assertThat(date.auPlusTard()).isEqualTo(auPlusTard);
    }
}
