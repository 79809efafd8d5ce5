package fr.halle.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.essai.Navigateur;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.ValidateurHtml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** L'instructrice cherche une aide ancienne ; avec les scripts du navigateur, puis sans. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ParcoursDesConcoursTest.AvecDesConcours.class)
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

    /** La base de démonstration, et un petit fichier de dotations. */
    static final class AvecDesConcours implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            var base = BaseChargee.copie();
            try (var halle = BaseChargee.pourEcrire(base)) {
                var fichier = Files.write(
                        Files.createTempFile("dotations", ".csv"),
                        List.of(
                                "id_projet,id_terr,nom_terr,pop19,dotation,echelon,categorie,description,cout_total,montant_sub",
                                "a,40282,Saint-Sever,1,DETR,commune,7 - Construction,Toit de la piscine,1000000,300000.005",
                                "b,40001,Aire-sur-l'Adour,1,DETR,commune,7 - Construction,Petit bassin de la piscine,100000,49999.99",
                                "c,40001,Aire-sur-l'Adour,1,DSIL,commune,7 - Construction,Vestiaires de la piscine,100000,20000",
                                "d,40282,Saint-Sever,1,DETR,commune,7 - Construction,École,100000,120000",
                                "e,200030435,CC de nulle part,1,DETR,epci,7 - Construction,Piscine intercommunale,100000,20000",
                                "f,99999,Nulle part,1,DETR,commune,7 - Construction,Lavoir,,2000"));
                Fichiers.importer(halle, "dotations", fichier);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            TestPropertyValues.of(Map.of(
                            "spring.datasource.url", base.lecture().url(),
                            "spring.datasource.username",
                                    String.valueOf(base.lecture().utilisateur()),
                            "spring.datasource.password",
                                    String.valueOf(base.lecture().motDePasse()),
                            "spring.datasource.hikari.maximum-pool-size", "4",
                            "spring.datasource.hikari.minimum-idle", "0"))
                    .applyTo(contexte);
        }
    }
}
