package fr.halle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LienTest {

    @Test
    void trier_garde_la_date_et_les_filtres() {
        var lien = Lien.de(requete());

        assertThat(lien.avec("tri", "-nom").url())
                .isEqualTo("/territoires?q=Aix%20%26%20l%C3%A9o%22%3E&au=2021-09-10&page=3&tri=-nom");
        assertThat(lien.sans("q", "page").url()).isEqualTo("/territoires?au=2021-09-10");
        assertThat(lien.avec("au", null).sans("q", "page").url()).isEqualTo("/territoires");
    }

    @Test
    void les_exports_suivent_les_filtres_mais_pas_la_page() {
        assertThat(LienExport.tous(Lien.de(requete()).sans("q")))
                .containsExactly(
                        new LienExport("CSV", "/territoires.csv?au=2021-09-10"),
                        new LienExport("XLSX", "/territoires.xlsx?au=2021-09-10"),
                        new LienExport("ODS", "/territoires.ods?au=2021-09-10"));
    }

    @Test
    void une_longue_liste_ne_montre_que_les_pages_voisines() {
        assertThat(new Pagination(6, 12, Lien.vers("/")).numeros()).containsExactly(1, null, 4, 5, 6, 7, 8, null, 12);
        assertThat(new Pagination(1, 3, Lien.vers("/")).numeros()).containsExactly(1, 2, 3);
        assertThat(new Pagination(2, 3, Lien.vers("/")).adresse(1)).isEqualTo("/");
    }

    @Test
    void la_barre_de_date_garde_les_filtres_et_propose_ce_que_l_on_savait() {
        var barre = BarreDeDate.de(
                new Lecture(LocalDate.of(2021, 9, 10), Instant.parse("2026-06-30T22:30:00Z")),
                LocalDate.of(2026, 7, 1),
                Lien.de(requete()),
                List.of());

        assertThat(barre.passee()).isTrue();
        assertThat(barre.connu()).isNull();
        assertThat(barre.gardes()).containsExactly(new Lien.Parametre("q", "Aix & léo\">"));
        assertThat(barre.aujourdhui()).doesNotContain("au=", "page=");
        assertThat(barre.alors()).endsWith("au=2021-09-10&connu=2021-09-10");
    }

    private static MockHttpServletRequest requete() {
        var requete = new MockHttpServletRequest("GET", "/territoires");
        requete.addParameter("q", "Aix & léo\">");
        requete.addParameter("au", "2021-09-10");
        requete.addParameter("page", "3");
        requete.addParameter("vide", " ");
        return requete;
    }
}
