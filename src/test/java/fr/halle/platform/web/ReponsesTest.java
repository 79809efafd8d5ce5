package fr.halle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.essai.ValidateurHtml;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

@SpringBootTest(classes = ApplicationWeb.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ReponsesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/rien, 404",
        "/essais/nombre, 400",
        "/essais/nombre?n=douze, 400",
        "/essais/chemin/douze, 404",
        "/essais/introuvable, 404",
        "/essais/refus, 409",
        "/essais/panne, 500",
        "/error, 404",
        "/composants?page=mille, 400",
        "/composants?tri=couleur, 400",
        "/statique/, 404",
        "/statique/absent.css, 404",
        "/statique/polices/4.5.11/../../halle.css, 400",
        "/webjars/fontsource__source-sans-pro/4.5.11/index.css, 404"
    })
    void une_erreur_donne_une_page_francaise_valide(String adresse, int statut) throws Exception {
        var reponse = lire("GET", adresse, "text/html,*/*;q=0.8");

        assertThat(reponse.statusCode()).isEqualTo(statut);
        assertThat(reponse.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(reponse.body())
                .contains("<h1>", "Erreur " + statut)
                .doesNotContain("Whitelabel", "java.", "org.springframework");
        assertThat(ValidateurHtml.erreurs(reponse.body())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/rien, 404, introuvable, ",
        "/essais/nombre, 400, parametre-invalide, n",
        "/essais/nombre?n=douze, 400, parametre-invalide, n",
        "/essais/lecture?au=2021-02-30, 400, parametre-invalide, au",
        "/essais/refus, 409, operation-refusee, ",
        "/essais/panne, 500, erreur-interne, "
    })
    void un_programme_recoit_un_probleme_json(String adresse, int statut, String type, String parametre)
            throws Exception {
        var reponse = lire("GET", adresse, "application/json");

        assertThat(reponse.statusCode()).isEqualTo(statut);
        assertThat(reponse.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(reponse.body())
                .contains(
                        "\"type\":\"urn:halle:probleme:" + type + "\"",
                        "\"status\":" + statut,
                        "\"instance\":\"" + adresse.replaceAll("\\?.*", "") + "\"");
        if (parametre == null) {
            assertThat(reponse.body()).doesNotContain("\"parametre\"");
        } else {
            assertThat(reponse.body()).contains("\"parametre\":\"" + parametre + "\"");
        }
    }

    @Test
    void une_panne_porte_un_numero_et_ne_dit_rien_d_autre() throws Exception {
        var page = lire("GET", "/essais/panne", "text/html").body();

        assertThat(page).containsPattern("<strong class=\"halle-code\">[0-9A-Z]{4}-[0-9A-Z]{4}</strong>");
        assertThat(page).doesNotContain("secret", "IllegalState");
    }

    @Test
    void une_panne_pendant_un_export_ne_donne_pas_un_fichier() throws Exception {
        var reponse = lire("GET", "/essais/export", "text/html");

        assertThat(reponse.statusCode()).isEqualTo(500);
        assertThat(reponse.headers().firstValue("content-disposition")).isEmpty();
        assertThat(reponse.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(reponse.headers().firstValue("content-security-policy")).isPresent();
        assertThat(reponse.body()).startsWith("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void les_pages_se_consultent_seulement(String methode) throws Exception {
        var reponse = lire(methode, "/composants", "text/html");

        assertThat(reponse.statusCode()).isEqualTo(405);
        assertThat(reponse.headers().firstValue("allow").orElse(""))
                .contains("GET")
                .contains("HEAD");
        assertThat(reponse.body()).contains("se consulte seulement");
    }

    @Test
    void head_repond_comme_get_sans_corps() throws Exception {
        var reponse = lire("HEAD", "/composants", "text/html");

        assertThat(reponse.statusCode()).isEqualTo(200);
        assertThat(reponse.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/composants", "/rien", "/essais/panne"})
    void chaque_reponse_porte_ses_protections(String adresse) throws Exception {
        var entetes = lire("GET", adresse, "text/html").headers();

        assertThat(entetes.firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(entetes.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(entetes.firstValue("referrer-policy")).hasValue("same-origin");
        assertThat(entetes.firstValue("cross-origin-opener-policy")).hasValue("same-origin");
        assertThat(entetes.firstValue("cross-origin-resource-policy")).hasValue("same-origin");
        assertThat(entetes.firstValue("permissions-policy").orElse("")).contains("camera=()");
        assertThat(entetes.firstValue("server")).isEmpty();
        assertThat(entetes.firstValue("x-powered-by")).isEmpty();
        assertThat(entetes.firstValue("strict-transport-security")).isEmpty();
        assertThat(entetes.allValues("set-cookie")).isEmpty();
    }

    @Test
    void un_fichier_statique_se_garde_un_an() throws Exception {
        for (var nom : new String[] {"halle.css", "halle.svg"}) {
            var reponse = lire("GET", Ressources.adresse(nom), "*/*");

            assertThat(reponse.statusCode()).isEqualTo(200);
            assertThat(reponse.headers().firstValue("cache-control").orElse(""))
                    .contains("max-age=31536000", "immutable");
        }
        var police = lire("GET", "/statique/polices/4.5.11/source-sans-pro-latin-400-normal.woff2", "*/*");
        assertThat(police.statusCode()).isEqualTo(200);
        assertThat(police.headers().firstValue("content-type")).hasValue("font/woff2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%ff HTTP/1.1",
                "GET /composants%00 HTTP/1.1",
                "GET //composants HTTP/1.1",
                "GET /composants;x=1 HTTP/1.1",
                "GET /a/../composants HTTP/1.1",
                "GET /a/%2e%2e/composants HTTP/1.1",
                "GET /a%2fb HTTP/1.1",
                "GET /composants?page=%ff HTTP/1.1",
                "GET /composants?page=%zz HTTP/1.1",
                "GET /a|b HTTP/1.1",
                "GET /<a> HTTP/1.1",
                "N'IMPORTE QUOI HTTP/1.1",
                "TRACE /composants HTTP/1.1"
            })
    void une_adresse_malformee_est_refusee_sans_panne(String demande) throws Exception {
        var reponse = brut(demande + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(reponse).doesNotContain("Apache Tomcat", "Exception", "Whitelabel");
        assertThat(reponse).matches("(?s)HTTP/1\\.1 4\\d\\d.*");
    }

    @Test
    void des_entetes_enormes_sont_refuses_sans_panne() throws Exception {
        var reponse = brut("GET /composants HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                + "a".repeat(20_000) + "\r\n\r\n");

        assertThat(reponse).matches("(?s)HTTP/1\\.1 4(00|31).*").doesNotContain("Apache Tomcat");
    }

    @Test
    void la_lecture_par_defaut_est_celle_d_aujourd_hui_a_paris() throws Exception {
        assertThat(lire("GET", "/essais/lecture", "*/*").body()).isEqualTo("2026-07-01 2026-06-30T22:30:00Z");
        assertThat(lire("GET", "/essais/lecture?au=&connu=", "*/*").body())
                .isEqualTo("2026-07-01 2026-06-30T22:30:00Z");
    }

    private HttpResponse<String> lire(String methode, String adresse, String accepte)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                        .method(methode, HttpRequest.BodyPublishers.noBody())
                        .header("Accept", accepte)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String brut(String demande) throws IOException {
        try (var prise = new Socket("localhost", port)) {
            prise.setSoTimeout(10_000);
            prise.getOutputStream().write(demande.getBytes(StandardCharsets.ISO_8859_1));
            prise.getOutputStream().flush();
            return new String(prise.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Controller
    @Public
    static class Pages {

        @GetMapping("/essais/nombre")
        @ResponseBody
        String nombre(@RequestParam int n) {
            return String.valueOf(n);
        }

        @GetMapping("/essais/chemin/{n}")
        @ResponseBody
        String chemin(@PathVariable int n) {
            return String.valueOf(n);
        }

        @GetMapping("/essais/lecture")
        @ResponseBody
        String lecture(Lecture lecture) {
            return lecture.au() + " " + lecture.connu();
        }

        @GetMapping("/essais/introuvable")
        @ResponseBody
        String introuvable() {
            throw new Introuvable("code", "Aucun programme ne porte ce code : choisissez-le dans la liste.");
        }

        @GetMapping("/essais/refus")
        @ResponseBody
        String refus() {
            throw new OperationRefusee("Le plan dépasse 80 % d'aides publiques : réduire une aide.");
        }

        @GetMapping("/essais/export")
        void export(HttpServletResponse reponse) throws IOException {
            reponse.setContentType("text/csv");
            reponse.setHeader("Content-Disposition", "attachment; filename=villes.csv");
            reponse.getWriter().write("Ville;");
            throw new IllegalStateException("secret");
        }

        @GetMapping("/essais/panne")
        @ResponseBody
        String panne() {
            throw new IllegalStateException("secret du " + LocalDate.of(2021, 9, 10));
        }
    }
}
