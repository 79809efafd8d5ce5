package fr.halle.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.EssaiHalle;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** T2 par l'API et par les pages, d'après le seul communiqué. */
@EssaiHalle
class ApiConventionsTest {

    private static final String METROPOLE = "/api/v1/programmes/pvd/conventions?territoire=epci:200054807";

    @Autowired
    MockMvcTester web;

    @ParameterizedTest
    @CsvSource({
        "&type=cadre&etat=signee&au=2023-05-08, 0",
        "&type=cadre&etat=signee&au=2023-05-09, 6",
        "&type=cadre&au=2023-05-08, 0",
        "&type=adhesion&etat=signee&au=2023-05-09, 6",
        "&type=adhesion&vigueur=remplacee&au=2023-05-09, 6",
        "&type=adhesion&vigueur=en_depassement&au=2023-02-01, 6",
        "&type=adhesion&vigueur=en_depassement&au=2023-01-31, 0",
        "&type=ort&au=2023-05-09, 0",
        "&type=ort, 0",
        "&type=intermediation&au=2023-05-09, 1",
        "&type=cadre&au=2023-05-09&q=senas, 1",
        "&etat=brouillon, 0",
    })
    void le_total_suit_le_territoire_le_type_l_etat_la_vigueur_et_la_date(String filtre, int total) {
        assertThat(web.get().uri(METROPOLE + filtre))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(total);
    }

    @Test
    void une_echeance_d_origine_imprecise_est_un_intervalle() {
        assertThat(web.get().uri(METROPOLE + "&type=adhesion&au=2023-01-31&taille=1&tri=laureat"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"total":6,"page":1,"taille":1,"elements":[{
                          "type":"adhesion","etat":"signee","vigueur":"en_vigueur","laureats":[{"nom":"Berre-l'Étang"}],
                          "signature":{"date":"2021-07-01","precision":"mois","source":{"code":"amp-2023-05-09"}},
                          "echeance":{"regle":"cadre_apres_adhesion","du":"2023-01-01","au":"2023-01-31","retardJours":{"min":0,"max":30}},
                          "attend":"La commune et son intercommunalité"}]}
                        """);
        assertThat(web.get().uri(METROPOLE + "&type=adhesion&au=2023-01-31"))
                .bodyJson()
                .extractingPath("$.elements[0].echeance")
                .asMap()
                .as("ce qui n'est pas renseigné n'est pas zéro")
                .doesNotContainKeys("enjeuCentimes", "tenueLe");
    }

    @Test
    void la_liste_s_emporte_en_csv_par_l_api_et_par_la_page() throws Exception {
        var api = lire("/api/v1/programmes/pvd/conventions.csv?territoire=epci:200054807&type=cadre&au=2023-05-09");
        var page = lire("/programmes/pvd/conventions.csv?territoire=epci:200054807&type=cadre&au=2023-05-09");

        assertThat(api.lines()).hasSize(7);
        assertThat(api).contains("Convention-cadre", "2023-05-09", "Sénas");
        assertThat(page.lines().toList().subList(0, 7))
                .hasSameSizeAs(api.lines().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "type=inconnu, type",
        "etat=inconnu, etat",
        "vigueur=inconnue, vigueur",
        "tri=couleur, tri",
        "territoire=canton:12, territoire",
    })
    void une_demande_fausse_nomme_le_parametre(String demande, String parametre) {
        assertThat(web.get().uri("/api/v1/programmes/pvd/conventions?" + demande))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.parametre")
                .isEqualTo(parametre);
    }

    @Test
    void la_page_et_le_tableau_par_etat_montrent_les_memes() throws Exception {
        var liste = lire("/programmes/pvd/conventions?territoire=epci:200054807&au=2023-01-31");
        var tableau = lire("/programmes/pvd/conventions/tableau?territoire=epci:200054807&au=2023-01-31");

        assertThat(liste)
                .contains("entre le 1er et le 31 janvier 2023", "Retard : entre 0 et 30 jours", "non renseigné")
                .doesNotContain("Brouillon</span>");
        assertThat(tableau)
                .contains(
                        "Signée",
                        "(brouillon, en concertation, en avis, à signer) sont réservées",
                        "Retard : entre 0 et 30 jours");
    }

    @Test
    void la_page_d_un_laureat_dit_qui_l_on_attend_et_dessine_sa_frise() throws Exception {
        var laureat = lire("/api/v1/programmes/pvd/conventions?territoire=commune:13105&type=cadre&au=2023-05-09")
                .replaceAll("(?s).*\"laureats\":\\[\\{\"reference\":\"([^\"]+)\".*", "$1");

        var avant = lire("/programmes/pvd/laureats/" + laureat + "?au=2023-01-31");
        assertThat(avant)
                .contains("En attente de : La commune et son intercommunalité", "Frise des conventions")
                .contains("La frise, fait par fait");
        assertThat(lire("/programmes/pvd/laureats/" + laureat + "?au=2023-05-09"))
                .doesNotContain("En attente de : La commune");
        assertThat(lire("/programmes/pvd/epci/200054807?au=2023-05-09")).contains("sur 6 lauréats");
    }

    private String lire(String adresse) throws Exception {
        return web.get()
                .uri(adresse)
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }
}
