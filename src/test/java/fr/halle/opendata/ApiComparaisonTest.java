package fr.halle.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.EssaiHalle;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@EssaiHalle
class ApiComparaisonTest {

    private static final String PROGRAMME = "/api/v1/programmes/pvd";

    @Autowired
    private MockMvcTester web;

    @Test
    void la_comparaison_dit_pourquoi_un_territoire_n_est_pas_compare() {
        assertThat(web.get().uri(PROGRAMME + "/comparaison?territoire=departement:40&au=2021-09-10"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.territoire.nom").isEqualTo("Landes");
                    assertThat(json).extractingPath("$.indicateurs[0].cle").isEqualTo("delai");
                    assertThat(json)
                            .extractingPath("$.indicateurs[0].territoire.motif")
                            .asString()
                            .contains("non comparé");
                    assertThat(json).doesNotHavePath("$.indicateurs[0].territoire.valeur");
                });
    }

    @Test
    void l_evolution_separe_ce_qui_est_arrive_de_ce_que_l_on_a_appris() {
        assertThat(web.get()
                        .uri(PROGRAMME
                                + "/evolution?territoire=departement:40&du=2020-01-01&au=2021-09-10&genre=total"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.face").isEqualTo("arrive");
                    assertThat(json).extractingPath("$.changements.total").isEqualTo(4);
                });
        assertThat(web.get()
                        .uri(PROGRAMME
                                + "/evolution?territoire=departement:40&du=2020-01-01&au=2021-09-10&face=appris"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.changements.total")
                .isEqualTo(0);
    }

    @Test
    void les_deux_se_lisent_en_csv_et_refusent_en_json() {
        assertThat(web.get().uri(PROGRAMME + "/comparaison.csv?territoire=departement:40"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/csv");
        assertThat(web.get().uri(PROGRAMME + "/evolution.csv?du=2020-01-01"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/csv");
        assertThat(web.get().uri(PROGRAMME + "/evolution?du=2020-01-01&face=x"))
                .hasStatus(400)
                .hasContentTypeCompatibleWith("application/problem+json");
    }
}
