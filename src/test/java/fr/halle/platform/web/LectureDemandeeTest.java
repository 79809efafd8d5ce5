package fr.halle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.halle.commun.Lecture;
import fr.halle.platform.ParametreInvalide;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class LectureDemandeeTest {

    /** Minuit et demi à Paris le 1er juillet 2026 : encore la veille en temps universel. */
    private static final Instant MAINTENANT = Instant.parse("2026-06-30T22:30:00Z");

    @Test
    void sans_parametre_on_lit_aujourd_hui_a_paris() {
        assertThat(lire(null, null)).isEqualTo(new Lecture(LocalDate.of(2026, 7, 1), MAINTENANT));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-05-09, 2023-05-09T21:59:59.999999Z",
        "2023-12-09, 2023-12-09T22:59:59.999999Z",
        "2026-03-29, 2026-03-29T21:59:59.999999Z",
        "2026-06-30, 2026-06-30T21:59:59.999999Z",
        "2026-07-01, 2026-06-30T22:30:00Z",
        "2023-05-09T12:00:00Z, 2023-05-09T12:00:00Z"
    })
    void un_jour_de_connaissance_va_jusqu_a_son_dernier_instant_a_paris(String connu, Instant attendu) {
        assertThat(lire(null, connu).connu()).isEqualTo(attendu);
    }

    @Test
    void une_lecture_dans_l_avenir_est_permise() {
        assertThat(lire("2030-01-01", null).au()).isEqualTo(LocalDate.of(2030, 1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-02-30||au|2021-02-30",
                "2021-13-01||au|2021-13-01",
                "10/09/2021||au|10/09/2021",
                "2021-9-10||au|2021-9-10",
                "+12021-01-01||au|12021",
                "-0001-01-01||au|-0001",
                "hier||au|hier",
                "2018-12-31||au|1er janvier 2019",
                "|2026-07-02|connu|futur",
                "|2026-06-30T22:30:00.000001Z|connu|futur",
                "|2021-02-29|connu|2021-02-29",
                "|2021-02-28T25:00:00Z|connu|2021-02-28T25",
                "|-1000000000-01-01T00:00:00Z|connu|instant",
                "|maintenanT|connu|instant"
            })
    void une_date_impossible_est_refusee_par_une_phrase_et_un_exemple(
            @Nullable String au, @Nullable String connu, String parametre, String mots) {
        assertThatExceptionOfType(ParametreInvalide.class)
                .isThrownBy(() -> lire(au, connu))
                .satisfies(refus -> {
                    assertThat(refus.parametre()).isEqualTo(parametre);
                    assertThat(refus.phrase()).contains(mots).endsWith(".").containsPattern("\\d{4}-\\d{2}-\\d{2}");
                });
    }

    private static Lecture lire(@Nullable String au, @Nullable String connu) {
        var composants = new StaticListableBeanFactory();
        composants.addBean("borne", (BorneDeLecture) () -> LocalDate.of(2019, 1, 1));
        return new LectureDemandee(
                        Clock.fixed(MAINTENANT, ZoneOffset.UTC), composants.getBeanProvider(BorneDeLecture.class))
                .lire(au, connu);
    }
}
