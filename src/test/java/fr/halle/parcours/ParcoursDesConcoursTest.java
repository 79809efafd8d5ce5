package fr.halle.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.halle.essai.Navigateur;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.ValidateurHtml;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** L'instructrice cherche une aide ancienne ; avec les scripts du navigateur, puis sans. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = AvecDesFichiers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParcoursDesConcoursTest {

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Navigateur navigateur;

    @BeforeAll
    void ouvrir() {
        navigateur = Navigateur.ouvrir("http://localhost:" + port);
    }

    @AfterAll
    void fermer() {
        navigateur.close();
    }

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void chercher_une_piscine_la_filtrer_la_trier_l_ouvrir_revenir_et_exporter(boolean scripts) throws IOException {
        try (var visite =
                navigateur.visiter("/concours", scripts ? Conditions.BUREAU : Conditions.BUREAU.sansScript())) {
            var page = visite.page();
            page.locator("#mots").fill("piscines");
            page.locator("#territoire").fill("departement:40");
            page.locator("#dispositif").selectOption("DETR");
            page.locator("main")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Filtrer"))
                    .click();
            assertThat(page.locator("main tbody tr").count()).isEqualTo(2);
            assertThat(lisser(page.locator(".halle-chiffre").innerText())).contains("350 000 €", "2 lignes");

            suivre(page, "Accordé");
            assertThat(lisser(page.locator("main tbody tr").first().innerText()))
                    .contains("49 999,99 €");
            suivre(page, "Toit de la piscine");
            assertThat(page.locator("main h1").innerText()).isEqualTo("Toit de la piscine");
            assertThat(lisser(page.locator("main").innerText()))
                    .contains(
                            "300 000,01 €",
                            "30 % du coût",
                            "« 300000.005 »",
                            "compté dans aucun programme",
                            "Saint-Sever");
            page.goBack();
            assertThat(page.locator("main tbody tr").count()).isEqualTo(2);

            var telechargement = page.waitForDownload(
                    () -> page.locator("a[download][href*='.csv']").click());
            assertThat(Files.readString(telechargement.path()))
                    .contains("Toit de la piscine", "Petit bassin de la piscine")
                    .doesNotContain("École");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/concours",
                "/concours?territoire=departement:40&q=piscine&taille=1",
                "/concours?q=xyzzy",
                "/concours?anomalie=inconnu",
                "/concours?programme=pvd&suivi=actuelles",
                "/programmes/pvd/departements/40?au=2021-09-10",
                "/programmes/pvd/communes/40282",
                "/territoires/departements/40",
                "/territoires/communes/40282",
                "/concours/premier"
            })
    void une_page_est_accessible_valide_et_ne_deborde_pas(String adresse) throws Exception {
        var vraie = adresse;
        try (var visite = navigateur.visiter("/concours?q=toit", Conditions.BUREAU)) {
            if (adresse.endsWith("/premier")) {
                vraie = visite.page().locator("main tbody td a").first().getAttribute("href");
            }
        }
        try (var visite = navigateur.visiter(vraie, Conditions.BUREAU)) {
            visite.accessible().sansDebordement();
            visite.page().setViewportSize(320, 900);
            visite.accessible().sansDebordement();
        }
        var demande = HttpRequest.newBuilder(URI.create("http://localhost:" + port + vraie))
                .header("Accept", "text/html")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(ValidateurHtml.erreurs(
                            http.send(demande, BodyHandlers.ofString()).body()))
                    .isEmpty();
        }
    }

    private static void suivre(Page page, String lien) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(lien).setExact(true))
                .first()
                .click();
    }

    private static String lisser(String texte) {
        return texte.replaceAll("[\\u00a0\\u202f]", " ");
    }
}
