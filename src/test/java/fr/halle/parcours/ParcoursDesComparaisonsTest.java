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

/** L'agent compare son département, puis lit ce qui y a changé ; avec les scripts du navigateur, puis sans. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = AvecDesFichiers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParcoursDesComparaisonsTest {

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
    void comparer_les_landes_changer_de_pairs_les_trier_en_ouvrir_un_et_exporter(boolean scripts) throws IOException {
        try (var visite = navigateur.visiter("/programmes/pvd/departements/40", conditions(scripts))) {
            var page = visite.page();
            suivre(page, "Comparer à ses pairs");
            assertThat(page.locator("main h1").innerText()).isEqualTo("Comparer à ses pairs");
            assertThat(texte(page))
                    .contains(
                            "12 lauréats, sur un territoire de",
                            "6 pairs",
                            "Rang :",
                            "signée et datée",
                            "Non renseigné n’est pas zéro");

            page.locator("#pairs").selectOption("region");
            bouton(page, "Comparer").click();
            assertThat(page.url()).contains("pairs=region");
            assertThat(texte(page)).contains("même région, toutes tailles");

            suivre(page, "Les pairs, un par un");
            suivre(page, "Valeur");
            assertThat(page.url()).contains("tri=");
            var pairs = page.locator("table:has(#t-pairs) tbody tr, #t-pairs tbody tr");
            assertThat(lisser(pairs.allInnerTexts().toString())).contains("Dordogne", "Charente", "jours");
            var telechargement = page.waitForDownload(() ->
                    page.locator("a[download][href*='comparaison.csv']").last().click());
            assertThat(Files.readString(telechargement.path())).contains("Dordogne", "Charente");

            suivre(page, "Dordogne");
            assertThat(page.url()).contains("/departements/24");
        }
    }

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void lire_ce_qui_a_change_d_un_jour_a_l_autre_l_ouvrir_et_l_exporter(boolean scripts) throws IOException {
        try (var visite = navigateur.visiter("/programmes/pvd/departements/40?au=2022-12-31", conditions(scripts))) {
            var page = visite.page();
            suivre(page, "Ce qui a changé");
            page.locator("#depuis").fill("2021-09-10");
            bouton(page, "Afficher").last().click();

            assertThat(page.url()).contains("du=2021-09-10");
            assertThat(texte(page))
                    .as("une adhésion et trois ORT signées entre les deux jours")
                    .contains(
                            "Du 10 septembre 2021 au 31 décembre 2022", "4 conventions signées", "aucun lauréat entré")
                    .contains("Subvention, accordé")
                    .doesNotContain("accorde ");
            suivre(page, "Signature");
            assertThat(page.url()).contains("genre=signature");
            assertThat(lisser(page.locator("main table").last().innerText()))
                    .contains("Labouheyre", "18 octobre 2021", "Hagetmau")
                    .doesNotContain("Peyrehorade");

            var telechargement = page.waitForDownload(() ->
                    page.locator("a[download][href*='evolution.csv']").last().click());
            assertThat(Files.readString(telechargement.path())).contains("Labouheyre", "2021-10-18");
            suivre(page, "Labouheyre");
            assertThat(page.locator("main h1").innerText()).contains("Labouheyre");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/programmes/pvd/comparaison?territoire=departement:40",
                "/programmes/pvd/evolution?territoire=departement:40&du=2021-09-10&au=2022-12-31",
                "/programmes/pvd/delais?territoire=departement:40",
            })
    void une_page_pleine_est_accessible_valide_et_ne_deborde_pas(String adresse) throws Exception {
        try (var visite = navigateur.visiter(adresse, Conditions.BUREAU)) {
            visite.accessible().sansDebordement();
            PagesTest.verifierLaTypographie(visite);
            visite.page().setViewportSize(320, 900);
            visite.accessible().sansDebordement();
            // Deux textes d'une même comparaison ne se recouvrent pas.
            assertThat(visite.page().evaluate("""
                    () => [...document.querySelectorAll('.halle-comparees > li')].filter(li => {
                      const [a, b] = [...li.querySelectorAll(':scope > span')].map(e => e.getBoundingClientRect());
                      return a.right > b.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;
                    }).length""")).isEqualTo(0);
        }
        var demande = HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                .header("Accept", "text/html")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(ValidateurHtml.erreurs(
                            http.send(demande, BodyHandlers.ofString()).body()))
                    .isEmpty();
        }
    }

    private static Conditions conditions(boolean scripts) {
        return scripts ? Conditions.BUREAU : Conditions.BUREAU.sansScript();
    }

    private static void suivre(Page page, String lien) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(lien).setExact(true))
                .first()
                .click();
    }

    private static Locator bouton(Page page, String nom) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(nom).setExact(true));
    }

    private static String texte(Page page) {
        return lisser(page.locator("main").innerText());
    }

    private static String lisser(String texte) {
        return texte.replaceAll("[\\u00a0\\u202f]", " ");
    }
}
