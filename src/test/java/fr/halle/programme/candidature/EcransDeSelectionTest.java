package fr.halle.programme.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.VisiteurSansScript;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** La sélection par ses écrans, sans script : de vrais formulaires, envoyés comme un navigateur les envoie. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EcransDeSelectionTest.SansLaureats.class)
@Import(ActeursDEssai.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcransDeSelectionTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext contexte;

    private @org.jspecify.annotations.Nullable SceneDeSelection scene;

    @BeforeEach
    void distribuer() {
        if (scene == null) {
            var neuve = new SceneDeSelection(contexte);
            scene = neuve;
            for (var nom :
                    List.of("prefet-06", "ddt-06", "region", "maire", "chef", "voisin", "controle", "administrateur")) {
                ActeursDEssai.CONNUS.put(nom, neuve.acteur(nom));
            }
            SceneDeSelection.NOMMEES.keySet().forEach(d -> {
                ActeursDEssai.CONNUS.put("prefet-" + d, neuve.acteur("prefet-" + d));
                ActeursDEssai.CONNUS.put("ddt-" + d, neuve.acteur("ddt-" + d));
            });
        }
    }

    @Test
    void t3_se_rejoue_par_les_ecrans_de_la_remontee_a_la_publication_au_comite() throws Exception {
        var references = new ArrayList<String>();
        for (var departement : new TreeMap<>(SceneDeSelection.NOMMEES).entrySet()) {
            for (var commune : departement.getValue()) {
                var prefet = "prefet-" + departement.getKey();
                var creation = envoyer(
                        prefet,
                        "/candidatures/nouvelle?programme=pvd",
                        "/candidatures",
                        "programme",
                        "pvd",
                        "communes",
                        commune,
                        "motif",
                        "La ville se vide.",
                        "centralite",
                        "Lycée, marché.",
                        "projet",
                        "Rouvrir le centre.");
                assertThat(creation.statusCode()).as(creation.body()).isEqualTo(302);
                var reference =
                        creation.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
                references.add(reference);
                acte(prefet, reference, "depot", "effet", "2020-11-05", "nature", "pris");
                acte(prefet, reference, "remontee", "effet", "2020-11-10", "nature", "pris");
            }
        }
        assertThat(references).hasSize(19);

        assertThat(lire("region", "/candidatures").body()).contains("Ce qui vous attend", "19 candidatures", "Sospel");
        voir("region", "candidatures-attente", "/candidatures?etat=remontee");
        voir("region", "candidature-decision", "/candidatures/" + references.getFirst() + "/actes/decision");
        assertThat(lire("ddt-06", "/candidatures?etat=remontee").body())
                .contains("2 candidatures", "Tende")
                .doesNotContain("Sisteron");
        for (var reference : references) {
            var reponse = envoyer(
                    "region",
                    "/candidatures/" + reference + "/actes/decision",
                    "/candidatures/" + reference + "/actes/decision",
                    "effet",
                    "2020-11-14",
                    "nature",
                    "pris",
                    "sens",
                    "retenue",
                    "motif",
                    "Centralité",
                    "acteReference",
                    "Arrêté 2020-1");
            if (reponse.statusCode() == 422) {
                assertThat(reponse.body()).contains("20\u202f244", "derogation-erreur", "value=\"Arrêté 2020-1\"");
                reponse = envoyer(
                        "region",
                        "/candidatures/" + reference + "/actes/decision",
                        "/candidatures/" + reference + "/actes/decision",
                        "effet",
                        "2020-11-14",
                        "nature",
                        "pris",
                        "sens",
                        "retenue",
                        "motif",
                        "Centralité",
                        "acteReference",
                        "Arrêté 2020-1",
                        "derogation",
                        "Seuil jugé à l'entrée");
            }
            assertThat(reponse.statusCode()).as(reponse.body()).isEqualTo(302);
        }
        assertThat(lire("", "/programmes/pvd/laureats?au=2020-11-14").body()).contains("Aucun");

        var champs = new ArrayList<>(List.of(
                "programme",
                "pvd",
                "region",
                "93",
                "effet",
                "2020-11-14",
                "nature",
                "pris",
                "cohorte",
                "cir-2020-11-14",
                "acteReference",
                "Comité interministériel à la ruralité du 14 novembre 2020"));
        references.forEach(r -> champs.addAll(List.of("candidatures", r)));
        var preparation = "/selections/nouvelle?programme=pvd&region=93";
        var apercu = envoyer("region", preparation, "/selections", champs.toArray(String[]::new));
        assertThat(apercu.statusCode()).isEqualTo(200);
        assertThat(apercu.body()).contains("19 lauréats", "19 communes", "Publier maintenant");
        voir("region", "selection-preparation", preparation);
        parcourir("region", "selection-apercu", preparation, page -> {
            page.fill("#effet", "2020-11-14");
            page.fill("#acteReference", "Comité interministériel à la ruralité du 14 novembre 2020");
            page.selectOption("#cohorte", "cir-2020-11-14");
            page.locator("button[value=voir]").click();
        });
        assertThat(lire("", "/selections").body()).contains("Aucune sélection");
        champs.addAll(List.of("geste", "publier"));
        var publication = envoyer("region", preparation, "/selections", champs.toArray(String[]::new));
        assertThat(publication.statusCode()).as(publication.body()).isEqualTo(302);

        var selection =
                publication.headers().firstValue("Location").orElseThrow().replaceFirst(".*/selections", "/selections");
        assertThat(lire("", selection + "?au=2020-11-14").body()).contains("19 lauréats", "Tende");
        assertThat(lire("", selection + "?au=2020-11-13").statusCode()).isEqualTo(404);
        assertThat(lire("", "/programmes/pvd/laureats?au=2020-11-13").body()).contains("Aucun");
        assertThat(lire("", "/programmes/pvd/laureats?au=2020-11-14").body()).contains("Sospel", "19 lauréats");
        assertThat(lire("", "/programmes/pvd/regions/93?au=2020-11-14").body()).contains("53", "60", "19");

        voir("region", "candidatures", "/candidatures");
        voir("prefet-06", "candidature-publiee", "/candidatures/" + references.get(7));
        for (var adresse : List.of("/candidatures/" + references.get(7), selection)) {
            assertThat(lire("prefet-06", adresse).body())
                    .as(adresse)
                    .contains(
                            "id=\"historique\"",
                            "publie la",
                            "Préfet de région, Préfecture de région Sud",
                            "/journal?objet=");
        }
        assertThat(lire("", selection).body()).as("sans compte").doesNotContain("id=\"historique\"");
        assertThat(lire("chef", selection).body()).as("sans le droit").doesNotContain("id=\"historique\"");
        voir("region", "selections", "/selections");
        voir("region", "selection", selection);
        var laureat = Pattern.compile("/programmes/pvd/laureats/L-[0-9A-Z]+")
                .matcher(lire("", selection).body());
        assertThat(laureat.find()).isTrue();
        voir("region", "actes", laureat.group() + "/actes");
        voir("region", "acte-retrait", laureat.group() + "/actes/retrait");
        var retrait = envoyer(
                "region",
                laureat.group() + "/actes/retrait",
                laureat.group() + "/actes/retrait",
                "effet",
                "2024-01-01",
                "motif",
                "Fin",
                "geste",
                "voir");
        assertThat(retrait.body()).contains("Ce que cela donnerait", "Enregistrer l’acte");
        assertThat(envoyer(
                                "region",
                                laureat.group() + "/actes/retrait",
                                laureat.group() + "/actes/retrait",
                                "effet",
                                "2024-01-01",
                                "motif",
                                "Fin",
                                "geste",
                                "poser")
                        .statusCode())
                .isEqualTo(302);
        assertThat(lire("", laureat.group() + "/actes").body())
                .contains("quitte le programme")
                .doesNotContain("Annuler l’acte");
        assertThat(lire("", laureat.group() + "/actes").body()).doesNotContain("id=\"historique\"");
        assertThat(lire("region", laureat.group() + "/actes").body())
                .contains("id=\"historique\"", "constate que le lauréat quitte le programme", "publie le lauréat");
        voir("region", "actes-apres", laureat.group() + "/actes");
    }

    @Test
    void un_formulaire_faux_revient_entier_et_un_conflit_montre_les_deux_textes() throws Exception {
        var faux = envoyer(
                "maire",
                "/candidatures/nouvelle?programme=pvd",
                "/candidatures",
                "programme",
                "pvd",
                "communes",
                "Roquefort",
                "motif",
                "Mon motif");
        assertThat(faux.statusCode()).isEqualTo(422);
        assertThat(faux.body())
                .contains("plusieurs communes portent ce nom", "Mon motif", "communes-erreur", "href=\"#communes\"");

        var creation = envoyer(
                "chef",
                "/candidatures/nouvelle?programme=pvd",
                "/candidatures",
                "programme",
                "pvd",
                "communes",
                "Sospel",
                "motif",
                "Premier");
        var adresse = creation.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        var version = VERSION.matcher(lire("chef", adresse + "/modifier").body());
        assertThat(version.find()).isTrue();
        assertThat(envoyer(
                                "maire",
                                adresse + "/modifier",
                                adresse + "/modifier",
                                "version",
                                version.group(1),
                                "communes",
                                "Sospel",
                                "motif",
                                "Du maire")
                        .statusCode())
                .isEqualTo(302);
        var conflit = envoyer(
                "chef",
                adresse + "/modifier",
                adresse + "/modifier",
                "version",
                version.group(1),
                "communes",
                "Sospel",
                "motif",
                "De la cheffe",
                "projet",
                "Un projet");
        assertThat(conflit.statusCode()).isEqualTo(409);
        assertThat(conflit.body()).contains("Du maire", "De la cheffe", "Un projet", "Enregistré entre-temps");
        var suivante = VERSION.matcher(conflit.body());
        assertThat(suivante.find()).isTrue();
        assertThat(envoyer(
                                "chef",
                                adresse + "/modifier",
                                adresse + "/modifier",
                                "version",
                                suivante.group(1),
                                "communes",
                                "Sospel",
                                "motif",
                                "De la cheffe",
                                "projet",
                                "Un projet")
                        .statusCode())
                .isEqualTo(302);
        assertThat(lire("maire", adresse).body()).contains("De la cheffe", "Un projet");
        parcourir("chef", "candidature-conflit", adresse + "/modifier", page -> {
            page.fill("#motif", "Ce que la cheffe écrit");
            var lue = page.inputValue("input[name=version]");
            try {
                envoyer(
                        "maire",
                        adresse + "/modifier",
                        adresse + "/modifier",
                        "version",
                        lue,
                        "communes",
                        "Sospel",
                        "motif",
                        "Ce que le maire a enregistré",
                        "projet",
                        "Un projet");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("main").innerText()).contains("Ce que le maire a enregistré");
            assertThat(page.inputValue("#motif")).isEqualTo("Ce que la cheffe écrit");
        });
        voir("chef", "candidature-brouillon", adresse);
        voir("chef", "candidature-formulaire", adresse + "/modifier");
        voir("maire", "candidature-depot", adresse + "/actes/depot");
    }

    @Test
    void chaque_route_se_ferme_a_qui_n_a_pas_le_droit() throws Exception {
        for (var adresse : List.of(
                "/candidatures",
                "/candidatures.csv",
                "/candidatures/nouvelle?programme=pvd",
                "/candidatures/K-000000000",
                "/candidatures/K-000000000/modifier",
                "/candidatures/K-000000000/actes/depot",
                "/selections/nouvelle?programme=pvd&region=93")) {
            var anonyme = lire("", adresse);
            assertThat(anonyme.statusCode()).as(adresse).isEqualTo(303);
            assertThat(anonyme.headers().firstValue("Location"))
                    .as(adresse)
                    .get()
                    .asString()
                    .contains("/connexion");
            assertThat(lire("administrateur", adresse).statusCode()).as(adresse).isEqualTo(403);
        }
        assertThat(lire("maire", "/selections/nouvelle?programme=pvd&region=93").statusCode())
                .isEqualTo(403);
        assertThat(lire("controle", "/candidatures/nouvelle?programme=pvd").statusCode())
                .isEqualTo(403);
        assertThat(lire("region", "/candidatures/K-000000000").statusCode()).isEqualTo(404);
        assertThat(lire("region", "/candidatures?tri=nom;drop").statusCode()).isEqualTo(400);
        assertThat(lire("region", "/candidatures?q=%27%25_%5C&etat=x%27").statusCode())
                .isEqualTo(200);
        for (var adresse : List.of(
                "/candidatures",
                "/selections",
                "/candidatures/K-000000000/actes/depot",
                "/selections/S-000000000/annuler")) {
            assertThat(visiteur()
                            .envoyerSansJeton("region", adresse, "programme=pvd")
                            .statusCode())
                    .as("sans jeton : " + adresse)
                    .isEqualTo(403);
        }
        assertThat(envoyer(
                                "region",
                                "/selections",
                                "/candidatures",
                                "programme",
                                "pvd",
                                "communes",
                                "Sospel",
                                "depositaire",
                                "nimporte")
                        .statusCode())
                .isIn(400, 403);
    }

    private void acte(String acteur, String reference, String genre, String... champs) throws Exception {
        var adresse = "/candidatures/" + reference + "/actes/" + genre;
        var reponse = envoyer(acteur, adresse, adresse, champs);
        assertThat(reponse.statusCode()).as(reponse.body()).isEqualTo(302);
    }

    private HttpResponse<String> lire(String acteur, String adresse) throws Exception {
        return visiteur().lire(acteur, adresse);
    }

    private HttpResponse<String> envoyer(String acteur, String page, String adresse, String... champs)
            throws Exception {
        return visiteur().envoyer(acteur, page, adresse, List.of(champs));
    }

    private VisiteurSansScript visiteur() {
        return VisiteurSansScript.sur(port, "");
    }

    /** La page est du HTML valide, accessible, et ne déborde pas d'un téléphone ; gardée en image si l'on demande où. */
    private void voir(String acteur, String nom, String adresse) throws Exception {
        visiteur().valide(acteur, adresse);
        var dossier = System.getProperty("captures");
        try (var visite = visiteur().ouvrir(acteur, adresse, Conditions.BUREAU)) {
            visite.accessible().sansDebordement();
            if (dossier != null) {
                capturer(visite.page(), dossier, nom + "-1280");
            }
            visite.page().setViewportSize(390, 900);
            visite.sansDebordement();
            if (dossier != null) {
                capturer(visite.page(), dossier, nom + "-390");
            }
            visite.page().setViewportSize(320, 900);
            visite.sansDebordement();
        }
    }

    /** Fait un geste dans un navigateur sans script, et garde ce qu'il donne. */
    private void parcourir(
            String acteur, String nom, String adresse, java.util.function.Consumer<com.microsoft.playwright.Page> geste)
            throws Exception {
        var dossier = System.getProperty("captures");
        try (var visite = visiteur().ouvrir(acteur, adresse, Conditions.BUREAU.sansScript())) {
            geste.accept(visite.page());
            if (dossier != null) {
                capturer(visite.page(), dossier, nom + "-1280");
                visite.page().setViewportSize(390, 900);
                capturer(visite.page(), dossier, nom + "-390");
            }
        }
    }

    private static void capturer(com.microsoft.playwright.Page page, String dossier, String nom) throws Exception {
        Files.createDirectories(Path.of(dossier));
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(dossier, nom + ".png")));
    }

    static final class SansLaureats implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            BaseChargee.brancherServeur(contexte, SceneDeSelection.base());
        }
    }
}
