package fr.halle.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.EssaiHalle;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@EssaiHalle
class ApiTest {

    @Autowired
    MockMvcTester web;

    @Test
    void la_synthese_des_landes_repond_comme_le_contrat_l_annonce() {
        assertThat(web.get().uri("/api/v1/programmes/pvd/synthese?territoire=departement:40&au=2021-09-10"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"programme":"pvd","territoire":{"type":"departement","code":"40","nom":"Landes"},"au":"2021-09-10",
                         "laureats":12,"communes":14,
                         "financements":[
                           {"cadre":"relance","dispositif":"DSIL_EXCEPTIONNELLE","nature":"subvention","accordeCentimes":4345700},
                           {"cadre":"relance","dispositif":"DSIL_RENOVATION_ENERGETIQUE","nature":"subvention","accordeCentimes":11041400},
                           {"cadre":"droit_commun","dispositif":"DSIL","nature":"subvention","accordeCentimes":28139800},
                           {"cadre":"droit_commun","dispositif":"DETR","nature":"subvention","accordeCentimes":119377900}],
                         "totaux":[{"nature":"subvention","accordeCentimes":162904800}],
                         "aRapprocher":[
                           {"dispositif":"FONDS_FRICHES","accordeCentimes":19281500},
                           {"dispositif":"DETR","accordeCentimes":16790400},
                           {"dispositif":"MONUMENTS_HISTORIQUES","accordeCentimes":13948800}],
                         "couverture":{"renseignes":2,"total":12}}
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/programmes/pvd/synthese?territoire=commune:99999 | 404 | territoire",
                "/api/v1/programmes/pvd/synthese?territoire=canton:12 | 400 | territoire",
                "/api/v1/programmes/pvd/synthese?territoire=departement | 400 | territoire",
                "/api/v1/programmes/pvd/synthese?territoire=laureat:L-inconnu | 404 | territoire",
                "/api/v1/programmes/pvd/synthese?au=2021-02-30 | 400 | au",
                "/api/v1/programmes/pvd/synthese?au=hier | 400 | au",
                "/api/v1/programmes/pvd/synthese?au=1789-07-14 | 400 | au",
                "/api/v1/programmes/pvd/synthese?connu=2999-01-01 | 400 | connu",
                "/api/v1/programmes/inconnu | 404 | programme",
                "/api/v1/programmes/inconnu/synthese | 404 | programme",
                "/api/v1/programmes/pvd/laureats?tri=couleur | 400 | tri",
                "/api/v1/programmes/pvd/laureats?page=0 | 400 | page",
                "/api/v1/programmes/pvd/laureats?taille=1001 | 400 | taille",
                "/api/v1/programmes/pvd/laureats?taille=dix | 400 | taille",
                "/api/v1/communes/99999 | 404 | code",
                "/api/v1/communes/40197?au=2021-13-01 | 400 | au",
                "/api/v1/departements/999 | 404 | code",
                "/api/v1/territoires/recherche | 400 | q",
                "/api/v1/programmes/pvd/synthese?territoire=commune:%00 | 400 | territoire",
            })
    void une_demande_fausse_recoit_une_phrase_qui_nomme_le_parametre(String adresse, int statut, String parametre) {
        var reponse = web.get().uri(URI.create(adresse.strip()));

        assertThat(reponse).hasStatus(statut).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(reponse).bodyJson().extractingPath("$.parametre").isEqualTo(parametre.strip());
        assertThat(reponse)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .endsWith(".")
                .hasSizeGreaterThan(20);
    }

    @Test
    void la_liste_des_laureats_se_filtre_se_trie_et_se_pagine() {
        assertThat(
                        web.get()
                                .uri(
                                        "/api/v1/programmes/pvd/laureats?territoire=departement:40&au=2021-09-10&taille=5&page=3&tri=-nom"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"total":12,"page":3,"taille":5,"elements":[{"nom":"Aire-sur-l'Adour"},{"nom":"Amou"}]}
                        """.replace(
                                "[{\"nom\":\"Aire-sur-l'Adour\"},{\"nom\":\"Amou\"}]",
                                "[{\"nom\":\"Amou\"},{\"nom\":\"Aire-sur-l'Adour\"}]"));
        assertThat(web.get().uri("/api/v1/programmes/pvd/laureats?au=2021-09-10&q=gabarret"))
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":1,\"elements\":[{\"nom\":\"Roquefort, Gabarret\"}]}");
    }

    @Test
    void une_page_au_dela_de_la_derniere_garde_le_vrai_total() {
        assertThat(web.get().uri("/api/v1/programmes/pvd/laureats?territoire=departement:40&au=2021-09-10&page=99"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":12,\"page\":99,\"elements\":[]}");
        assertThat(web.get().uri("/programmes/pvd/laureats?territoire=departement:40&au=2021-09-10&page=99"))
                .bodyText()
                .contains("La liste s’arrête à la page 1.");
        assertThat(web.get().uri("/programmes/pvd/financements?territoire=departement:40&au=2021-09-10&page=99"))
                .bodyText()
                .contains("La liste s’arrête à la page 1.");
    }

    @Test
    void le_filtre_des_laureats_accepte_l_apostrophe_et_le_tiret() {
        assertThat(web.get().uri("/api/v1/programmes/pvd/laureats?au=2021-09-10&q={q}", "aire-sur-l'adour"))
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":1,\"elements\":[{\"nom\":\"Aire-sur-l'Adour\"}]}");
    }

    @Test
    void une_commune_repond_telle_qu_elle_etait_a_la_date() {
        assertThat(web.get().uri("/api/v1/communes/40197?au=2021-09-10"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.commune.nom")
                .isEqualTo("Morcenx-la-Nouvelle");
        assertThat(web.get().uri("/api/v1/communes/40197?au=2021-09-10"))
                .bodyJson()
                .extractingPath("$.deleguees[*].nom")
                .asArray()
                .contains("Arjuzanx", "Garrosse", "Sindères");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/programmes | Petites villes de demain",
                "/api/v1/programmes/pvd/laureats?territoire=departement:40&au=2021-09-10 | Peyrehorade",
                "/api/v1/programmes/pvd/financements?territoire=departement:40&au=2021-09-10&statut=a_rapprocher | 192815,00",
                "/api/v1/territoires/recherche?q=Roquefort | Lot-et-Garonne",
                "/api/v1/departements | Mayotte",
                "/api/v1/groupements?au=2026-01-01 | Mont-de-Marsan",
            })
    void une_liste_se_lit_en_csv_par_le_format_demande_ou_par_le_suffixe(String adresse, String attendu) {
        var parSuffixe = URI.create(adresse.strip().replaceFirst("(\\?|$)", ".csv$1"));

        assertThat(web.get().uri(URI.create(adresse.strip()))).hasStatusOk().hasContentType(MediaType.APPLICATION_JSON);
        for (var csv : List.of(
                web.get().uri(URI.create(adresse.strip())).accept("text/csv").exchange(),
                web.get().uri(parSuffixe).exchange(),
                web.get().uri(parSuffixe).accept("text/csv").exchange())) {
            assertThat(csv).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
            assertThat(csv).bodyText().contains(attendu.strip(), ";au;connu;nature_base;sources", ";demonstration;");
        }
    }

    @Test
    void une_erreur_reste_un_probleme_json_pour_qui_demande_du_csv() {
        for (var demande : List.of(
                web.get().uri("/api/v1/programmes/pvd/laureats?tri=couleur").accept("text/csv"),
                web.get().uri("/api/v1/programmes/pvd/laureats.csv?tri=couleur"))) {
            assertThat(demande).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(demande).bodyJson().extractingPath("$.parametre").isEqualTo("tri");
        }
        assertThat(web.get().uri("/api/v1/programmes/pvd/synthese").accept("text/csv"))
                .hasStatus(406)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void la_synthese_dit_ou_lire_toutes_les_lignes_a_rapprocher() {
        var synthese = web.get().uri("/api/v1/programmes/pvd/synthese?territoire=departement:40&au=2021-09-10");

        assertThat(synthese)
                .bodyJson()
                .extractingPath("$.aRapprocherSuite.total")
                .isEqualTo(3);
        assertThat(synthese)
                .bodyJson()
                .extractingPath("$.aRapprocherSuite.adresse")
                .asString()
                .satisfies(adresse -> assertThat(web.get().uri(URI.create(adresse)))
                        .hasStatusOk()
                        .bodyJson()
                        .isLenientlyEqualTo("""
                                {"total":3,"page":1,"taille":100,"elements":[
                                  {"statut":"a_rapprocher","dispositif":"DETR","accordeCentimes":16790400,"nature":"subvention"}, {}, {}]}
                                """));
    }

    @Test
    void l_export_csv_porte_la_date_la_nature_et_les_sources() {
        var csv = web.get()
                .uri("/programmes/pvd/financements.csv?territoire=departement:40&au=2021-09-10&statut=comptees")
                .exchange();

        assertThat(csv).hasStatusOk();
        assertThat(csv)
                .bodyText()
                .contains("43457,00", "110414,00", "281398,00", "1193779,00", "2021-09-10;", "demonstration");
    }
}
