package fr.halle.convention.comite;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import fr.halle.acces.Cible;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.convention.SceneDeConvention;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.Navigateur.Visite;
import fr.halle.essai.ValidateurHtml;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.TypeTerritoire;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Un comité à l'écran, de sa création à son relevé, dans un navigateur. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EcransDesComitesTest.SousUnActeur.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcransDesComitesTest {

    /** Une espace avant une virgule, une espace qui se coupe devant deux-points ou dans des guillemets. */
    private static final Pattern FAUTES =
            Pattern.compile("[^\\n]{0,30}(?:[ \\u00a0]+[,.)](?=\\s|$)| [:;?!»](?=\\s|$))|« [^\\n]{0,30}");

    private static final AtomicReference<Acteur> ACTEUR = new AtomicReference<>(new Acteur.Anonyme());

    /** Une base à cet essai seul, et un filtre qui fait de chaque requête celle de l'acteur choisi. */
    static final class SousUnActeur implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            BaseChargee.brancherServeur(contexte, BaseChargee.copie());
            ((GenericApplicationContext) contexte)
                    .registerBean("acteurDEssai", Filter.class, () -> SousUnActeur::servir);
        }

        private static void servir(ServletRequest requete, ServletResponse reponse, FilterChain suite)
                throws ServletException {
            try {
                ActeurCourant.agir(ACTEUR.get(), () -> {
                    suite.doFilter(requete, reponse);
                    return true;
                });
            } catch (Exception e) {
                throw new ServletException(e);
            }
        }
    }

    private final int port;
    private final SceneDeConvention scene;
    private final Navigateur navigateur;

    EcransDesComitesTest(@Autowired ConfigurableApplicationContext halle, @LocalServerPort int port) {
        this.port = port;
        this.scene = new SceneDeConvention(halle);
        this.navigateur = Navigateur.ouvrir("http://localhost:" + port);
    }

    @AfterAll
    void fermer() {
        navigateur.close();
    }

    @Test
    void un_comite_se_cree_se_compose_se_reunit_et_decide_a_l_ecran() throws Exception {
        ACTEUR.set(scene.acteur("chef"));
        String fiche;
        String reunion;
        try (var visite = navigateur.visiter("/comites/nouveau", Conditions.BUREAU)) {
            bouton(visite, "Enregistrer").click();
            assertThat(texte(visite)).contains("n’est pas enregistré", "Choisissez de quel comité");
            visite.accessible();
            visite.page().getByLabel("Comité de projet").check();
            remplir(visite, "Nom", "Comité de projet de Sénas");
            visite.page().locator("#l-" + SceneDeConvention.SENAS).check();
            remplir(visite, "Existe depuis le", "2022-01-10");
            bouton(visite, "Enregistrer").click();
            fiche = URI.create(visite.page().url()).getPath();
            assertThat(texte(visite)).contains("Personne n’y siège");

            visite.page().getByText("Donner un siège").click();
            remplir(visite, "Chercher une fonction ou une organisation", "Maire Sénas");
            bouton(visite, "Chercher").click();
            visite.page()
                    .locator("#mandat")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            visite.page().getByLabel("Préside").check();
            remplir(visite, "À compter du", "2022-01-10");
            bouton(visite, "Donner ce siège").click();
            assertThat(texte(visite)).contains("1 siège", "Préside", "Maire, ");

            visite.page().getByText("Convoquer une réunion").click();
            remplir(visite, "Jour de la réunion", "2021-01-01");
            remplir(visite, "Lieu", "Mairie de Sénas");
            visite.page().locator("#ordreDuJour").fill("Bilan\nConvention-cadre");
            bouton(visite, "Enregistrer la réunion").click();
            assertThat(texte(visite)).contains("n'existe que depuis");
            visite.accessible();
            remplir(visite, "Jour de la réunion", "2023-04-03");
            bouton(visite, "Enregistrer la réunion").click();
            reunion = URI.create(visite.page().url()).getPath();

            visite.page().getByText("Noter les présences").click();
            visite.page().locator("select[name^=presence-]").first().selectOption("represente");
            bouton(visite, "Enregistrer les présences").click();
            assertThat(texte(visite)).contains("Écrivez qui est venu à sa place");
            visite.accessible();
            visite.page().locator("select[name^=presence-]").first().selectOption("present");
            bouton(visite, "Enregistrer les présences").click();
            visite.page().getByText("Écrire ce qui est dit du point 1").click();
            bouton(visite, "Enregistrer").click();
            assertThat(texte(visite)).contains("Choisissez ce que le comité a dit");
            visite.page().getByLabel("Validé").check();
            visite.page().locator("#texte").fill("Le comité valide le bilan.");
            bouton(visite, "Enregistrer").click();
            assertThat(texte(visite)).contains("Le comité valide le bilan.", "1 point à décider");
            visite.page().getByText("Écrire la note du relevé").click();
            visite.page().locator("#releve").fill("Séance levée à midi.");
            bouton(visite, "Enregistrer la note").click();
            assertThat(texte(visite)).contains("Séance levée à midi.");
        }
        for (var adresse : List.of(
                "/comites",
                "/comites?q=xyzzy",
                "/comites/nouveau",
                fiche,
                fiche + "?au=2023-01-01",
                fiche + "/modifier",
                fiche + "/siege",
                fiche + "/convoquer",
                reunion,
                reunion + "?au=2023-04-02",
                reunion + "/invitation",
                reunion + "/modifier",
                reunion + "/annuler",
                reunion + "/presences",
                reunion + "/points/1",
                reunion + "/points/2",
                reunion + "/releve")) {
            regarder(adresse);
        }
        assertThat(demander(reunion + "?au=2023-04-02").body())
                .contains("À venir")
                .doesNotContain("Le comité valide le bilan", "Séance levée");
        assertThat(demander(reunion + "/points/3").statusCode()).isEqualTo(404);
        try (var visite = navigateur.visiter(reunion + "/points/2", Conditions.BUREAU)) {
            visite.page().getByLabel("Prend acte").check();
            visite.page().locator("#texte").fill("Le comité en prend acte.");
            bouton(visite, "Enregistrer").click();
            visite.page().getByText("Arrêter le relevé").click();
            remplir(visite, "Arrêté le", "2023-04-05");
            bouton(visite, "Arrêter le relevé").click();
            assertThat(texte(visite)).contains("Relevé arrêté", "5 avril 2023");
            visite.page().navigate(racine() + reunion + "/points/2");
            visite.page().locator("#texte").fill("Le comité en prend acte, sans débat.");
            bouton(visite, "Corriger").click();
            assertThat(texte(visite)).contains("Le relevé est arrêté");
            visite.accessible();
            visite.page().locator("#motif").fill("Mots oubliés");
            bouton(visite, "Corriger").click();
            assertThat(texte(visite)).contains("sans débat", "Corrigé : Mots oubliés".replace(" :", "\u00a0:"));
        }
        for (var adresse : List.of(reunion, reunion + "/modifier", reunion + "/points/1")) {
            regarder(adresse);
        }
        assertThat(demander("/comites.csv").body()).contains("Comité de projet de Sénas", "2023-04-03");
        assertThat(demander("/programmes/pvd/laureats/" + SceneDeConvention.SENAS)
                        .body())
                .contains(fiche);
        imprimer(reunion, reunion + "/invitation");

        var senas = new Cible.Lieu(TypeTerritoire.COMMUNE, "13105");
        scene.personne(
                "elue", NatureOrganisation.COMMUNE, senas, "Adjointe", "elu_referent", senas, LocalDate.of(2020, 7, 1));
        ACTEUR.set(scene.acteur("elue"));
        assertThat(demander(reunion).body())
                .contains("sans débat")
                .doesNotContain("Noter les présences", reunion + "/modifier", "Déposer une pièce");
        for (var geste : List.of("/modifier", "/annuler", "/presences", "/points/1", "/releve", "/arreter")) {
            assertThat(demander(reunion + geste).statusCode()).as(geste).isEqualTo(403);
        }
        ACTEUR.set(scene.acteur("etrangere"));
        for (var adresse : List.of(fiche, reunion, reunion + "/invitation", reunion + "/modifier", fiche + "/siege")) {
            assertThat(demander(adresse).statusCode()).as(adresse).isEqualTo(404);
        }
        assertThat(demander("/comites.csv").body()).doesNotContain("Sénas");
        ACTEUR.set(new Acteur.Anonyme());
        for (var adresse : List.of("/comites", "/comites.csv", "/comites/nouveau", fiche, reunion)) {
            assertThat(demander(adresse).statusCode()).as(adresse).isIn(302, 303, 401, 403);
        }
        assertThat(demander("/programmes/pvd/laureats/" + SceneDeConvention.SENAS)
                        .body())
                .doesNotContain("/comites");
    }

    /** Le relevé et l'invitation tiennent sur le papier, sans rien de ce qui s'y fait. */
    private void imprimer(String... adresses) {
        for (var adresse : adresses) {
            try (var visite = navigateur.visiter(adresse, Conditions.BUREAU)) {
                assertThat(visite.imprimer()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
                visite.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                assertThat(visite.page().locator("main h1").isVisible()).isTrue();
                assertThat(visite.page().locator("main .fr-btn:visible").count())
                        .as(adresse)
                        .isZero();
                photographier(visite, "papier" + adresse);
            }
        }
    }

    private String racine() {
        return "http://localhost:" + port;
    }

    private void regarder(String adresse) throws Exception {
        var reponse = demander(adresse);
        assertThat(reponse.statusCode()).as(adresse).isEqualTo(200);
        assertThat(ValidateurHtml.erreurs(reponse.body())).as(adresse).isEmpty();
        try (var visite = navigateur.visiter(adresse, Conditions.BUREAU)) {
            visite.accessible().sansDebordement();
            photographier(visite, adresse + "-1280");
            for (var largeur : List.of(390, 320)) {
                visite.page().setViewportSize(largeur, 900);
                visite.sansDebordement();
                photographier(visite, adresse + "-" + largeur);
            }
            visite.accessibleEncore();
            assertThat(FAUTES.matcher(texte(visite)).results().map(MatchResult::group))
                    .as("typographie, " + adresse)
                    .isEmpty();
            visite.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visite.accessibleEncore();
        }
    }

    /** Seulement quand on les demande : {@code -Dcaptures=DOSSIER}. */
    private static void photographier(Navigateur.Visite visite, String nom) {
        var dossier = System.getProperty("captures");
        if (dossier != null) {
            visite.photographier(Path.of(dossier, nom.replaceAll("[^a-z0-9-]+", "_") + ".png"));
        }
    }

    private HttpResponse<String> demander(String adresse) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String texte(Visite visite) {
        return visite.page().locator("main").innerText();
    }

    private static void remplir(Visite visite, String libelle, String valeur) {
        visite.page()
                .locator("main")
                .getByLabel(libelle, new Locator.GetByLabelOptions().setExact(true))
                .first()
                .fill(valeur);
    }

    private static Locator bouton(Visite visite, String texte) {
        return visite.page()
                .locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(texte).setExact(true));
    }
}
