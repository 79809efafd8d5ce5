package fr.halle.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.EssaiHalle;
import fr.halle.platform.sortie.Relecture;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

/** Toute liste montrée s'emporte, dans les trois formats, et le fichier dit sa date, sa base et ses sources. */
@EssaiHalle
class ListesTest {

    /** Les seules raisons pour un tableau de ne pas s'exporter. */
    private static final List<String> SANS_EXPORT = List.of("legende", "synthese");

    private static final Pattern TABLEAU = Pattern.compile(
            "<div class=\"fr-table [^>]*?(?:data-sans-export=\"([^\"]*)\")?>(.*?)</table>(.*?)(?=<div class=\"fr-table |</main>)",
            Pattern.DOTALL);
    private static final Pattern TITRE = Pattern.compile("<caption[^>]*>([^<]*)");
    private static final Pattern LIEN = Pattern.compile("href=\"([^\"]*)\" download");

    @Autowired
    MockMvcTester web;

    @TempDir
    private Path dossier;

    @Test
    void un_tableau_s_exporte_en_trois_formats_ou_dit_pourquoi_il_n_est_pas_une_liste() throws Exception {
        var tableaux = 0;
        for (var page : pages()) {
            var html = lire(page);
            for (var tableau : (Iterable<java.util.regex.MatchResult>)
                    TABLEAU.matcher(html).results()::iterator) {
                tableaux++;
                var titre = TITRE.matcher(tableau.group(2))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
                if (tableau.group(1) != null) {
                    assertThat(SANS_EXPORT).as("%s : « %s »", page, titre).contains(tableau.group(1));
                    continue;
                }
                var pied = tableau.group(3).split("fr-pagination|<h2")[0];
                // Le guide des composants montre des liens qui ne mènent nulle part.
                assertThat(LIEN.matcher(pied)
                                .results()
                                .map(l -> extension(l.group(1)).replace("#table", "ods")))
                        .as("exports de « %s », %s", titre, page)
                        .hasSize(3)
                        .isSubsetOf("csv", "xlsx", "ods")
                        .endsWith("ods");
            }
            assertThat(html.split("<table", -1).length)
                    .as("tableaux faits par tag/table.jte, %s", page)
                    .isEqualTo(html.split("class=\"fr-table ", -1).length);
        }
        assertThat(tableaux).isGreaterThan(30);
    }

    @Test
    void un_export_porte_ses_deux_dates_la_nature_de_la_base_et_ses_sources() throws Exception {
        // Un lien par sorte de liste et par format : deux départements s'exportent de la même façon.
        var liens = new TreeMap<String, String>();
        for (var page : pages()) {
            LIEN.matcher(lire(page))
                    .results()
                    .map(l -> HtmlUtils.htmlUnescape(l.group(1)))
                    .filter(l -> l.startsWith("/"))
                    .forEach(l -> liens.putIfAbsent(sorte(l), l));
        }

        assertThat(liens.keySet()).hasSizeGreaterThanOrEqualTo(3 * 10);
        for (var lien : liens.values()) {
            var reponse = telecharger(lien);
            if (lien.contains(".csv")) {
                verifierLeCsv(lien, reponse.getContentAsString(StandardCharsets.UTF_8));
            } else {
                verifierLeClasseur(lien, reponse.getContentAsByteArray());
            }
        }
    }

    @Test
    void un_export_garde_le_point_de_vue_et_le_filtre_de_l_ecran() throws Exception {
        var laureats = telecharger(
                        "/programmes/pvd/laureats.csv?territoire=departement:40&au=2021-09-10&connu=2026-11-01T00:00:00Z&q=saint")
                .getContentAsString(StandardCharsets.UTF_8);
        var avant =
                telecharger("/programmes/pvd/laureats.csv?au=2019-01-01").getContentAsString(StandardCharsets.UTF_8);

        assertThat(avant.lines()).hasSize(1);
        assertThat(laureats).startsWith("\ufeffRéférence;Lauréat;");
        assertThat(telecharger("/sources/landes-2021-09-10/faits.csv?au=2021-09-10")
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("DETR, accordé", "2021-09-10;");
        assertThat(telecharger("/sources/landes-2021-09-10/faits.csv?au=2020-01-01")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .lines())
                .hasSize(1);
    }

    @Test
    void les_communes_d_un_territoire_sont_celles_de_sa_page() throws Exception {
        var csv = telecharger("/territoires/departements/40/communes.csv").getContentAsString(StandardCharsets.UTF_8);

        assertThat(lire("/territoires/departements/40")).contains("327 communes");
        assertThat(csv.lines()).hasSize(1 + 327);
        assertThat(csv).contains("40197;Morcenx-la-Nouvelle;40;Landes;75;402;");
    }

    private static Stream<String> pagesVisitees() {
        return Stream.concat(
                PagesTest.pages().stream(),
                Stream.of(
                        "/composants",
                        "/territoires/regions/93",
                        "/territoires/epci/200054807",
                        "/sources/liste-anct-2026-04"));
    }

    private static List<String> pages() {
        return pagesVisitees().toList();
    }

    private String lire(String page) throws IOException {
        return web.get()
                .uri(URI.create(page))
                .accept("text/html")
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse telecharger(String lien) {
        var reponse = web.get().uri(URI.create(lien)).exchange();
        assertThat(reponse).as(lien).hasStatusOk();
        assertThat(reponse.getResponse().getHeader("Content-Disposition"))
                .as(lien)
                .matches("attachment; filename=\"[a-zA-Z0-9._-]+-\\d{4}-\\d{2}-\\d{2}\\." + extension(lien) + "\"");
        return reponse.getResponse();
    }

    private static void verifierLeCsv(String lien, String csv) {
        var lignes = csv.lines().toList();
        assertThat(lignes.getFirst()).as(lien).endsWith(";au;connu;nature_base;sources");
        assertThat(lignes).as(lien).hasSizeGreaterThan(1);
        // Une citation peut tenir sur plusieurs lignes : la dernière finit toujours par ce que l'on cherche.
        assertThat(lignes.getLast())
                .as(lien)
                .matches("(?s).*;" + au(lien) + ";\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z;demonstration;\"?[^;]{5,}");
    }

    private void verifierLeClasseur(String lien, byte[] octets) throws IOException {
        var fichier = Files.write(dossier.resolve("export." + extension(lien)), octets);
        Map<String, List<List<String>>> feuilles = Relecture.de(fichier).feuilles();
        var mentions = feuilles.get("À propos");

        assertThat(feuilles.get("Données")).as(lien).hasSizeGreaterThan(1);
        assertThat(mentions.get(1)).as(lien).first().isEqualTo("Situation au");
        assertThat(mentions.get(1).get(1)).as(lien).matches(au(lien));
        assertThat(mentions.get(2).get(1)).as(lien).matches("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
        assertThat(mentions.get(3)).as(lien).containsExactly("Nature de la base", "Base de démonstration");
        assertThat(mentions.stream().filter(m -> m.getFirst().equals("Source")))
                .as(lien)
                .isNotEmpty()
                .allMatch(m -> m.size() == 2);
        assertThat(mentions.getLast().get(1)).as(lien).isEqualTo("http://localhost" + lien);
    }

    /** Le jour demandé par l'adresse, ou n'importe lequel. */
    private static String au(String lien) {
        return Arrays.stream(lien.split("[?&]"))
                .filter(p -> p.startsWith("au="))
                .map(p -> p.substring(3))
                .findFirst()
                .orElse("\\d{4}-\\d{2}-\\d{2}");
    }

    private static String sorte(String lien) {
        return lien.replaceAll("\\?.*", "")
                .replaceAll(
                        "(?<=/(programmes|epci|communes|departements|regions|groupements|arrondissements|sources)/)[^/.]+(?=/)",
                        "…");
    }

    private static String extension(String lien) {
        return lien.replaceAll("\\?.*", "").replaceAll(".*\\.", "");
    }
}
