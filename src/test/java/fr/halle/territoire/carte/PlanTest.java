package fr.halle.territoire.carte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    /** Valeurs de contrôle : l'origine de la projection, et la tour Eiffel (648 240 ; 6 862 270 environ). */
    @Test
    void la_projection_lambert_93_retrouve_ses_points_de_controle() {
        assertThat(Plan.projeter(Plan.METROPOLE, 3, 46.5)).isEqualTo(new Plan.Point(7_000, 72_000 - 66_000));

        var tour = Plan.projeter(Plan.METROPOLE, 2.2945, 48.8584);
        assertThat(tour.x()).isCloseTo(6_482, within(2));
        assertThat(72_000 - tour.y()).isCloseTo(68_623, within(2));
    }

    @Test
    void l_outre_mer_a_son_plan_et_les_collectivites_aussi() {
        assertThat(Plan.de("974")).isEqualTo("974");
        assertThat(Plan.de("40")).isEqualTo(Plan.METROPOLE);
        assertThat(Plan.de("2A")).isEqualTo(Plan.METROPOLE);
        assertThat(Plan.projeter("974", 55.55, -21.1)).isEqualTo(new Plan.Point(0, 0));
    }

    @Test
    void un_trace_se_ferme_et_son_allege_garde_l_allure() {
        var carre = List.of(
                new Plan.Point(0, 0),
                new Plan.Point(50, 1),
                new Plan.Point(100, 0),
                new Plan.Point(100, 100),
                new Plan.Point(0, 100),
                new Plan.Point(0, 0));

        var trace = Trace.de(List.of(carre));

        assertThat(trace.fin()).isEqualTo("M0 0l50 1 50-1 0 100-100 0 0-100z");
        assertThat(trace.large()).isEqualTo("M0 0l100 0 0 100-100 0 0-100z");
        assertThat(trace.xMax()).isEqualTo(100);
    }
}
