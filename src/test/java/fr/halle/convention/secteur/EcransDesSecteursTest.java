package fr.halle.convention.secteur;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Precision;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.ValidateurHtml;
import fr.halle.programme.candidature.ActeursDEssai;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
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

/** Les secteurs par leurs écrans, sans script, et par l'API : l'agente les constate, tout le monde les lit. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EcransDesSecteursTest.UneBase.class)
@Import(ActeursDEssai.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcransDesSecteursTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern JETON = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");
    private static final Pattern SECTEUR = Pattern.compile("/secteurs/(S-[0-9A-Z]{9})");
    private static final String LIMITE = "----secteurs";

    static final class UneBase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            BaseChargee.brancherServeur(contexte, BaseChargee.copie());
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext contexte;

    private @org.jspecify.annotations.Nullable SceneDeConvention scene;

    @BeforeEach
    void distribuer() {
        if (scene == null) {
            var neuve = new SceneDeConvention(contexte);
            scene = neuve;
            for (var nom : List.of("chef", "maire", "ddt", "etrangere")) {
                ActeursDEssai.CONNUS.put("secteurs-" + nom, neuve.acteur(nom));
            }
        }
    }

    @Test
    void l_agente_ecrit_perimetre_secteurs_et_effets_et_chacun_les_lit() throws Exception {
        var cadre = constat(true);
        assertThat(lire("", cadre).body())
                .contains("Périmètre et secteurs", "Aucun secteur d’intervention n’est renseigné", "à vérifier")
                .doesNotContain("Ajouter un secteur");
        voir("ddt", cadre + "/perimetre");
        assertThat(lire("", cadre + "/perimetre").statusCode()).isEqualTo(303);
        assertThat(lire("chef", cadre + "/perimetre").statusCode()).isEqualTo(403);
        assertThat(lire("etrangere", cadre + "/perimetre").statusCode()).isEqualTo(403);

        var vide = envoyer("ddt", cadre + "/perimetre", cadre + "/perimetre", List.of());
        assertThat(vide.statusCode()).isEqualTo(422);
        assertThat(vide.body()).contains("Choisissez au moins une commune", "Écrivez le document");
        assertThat(ValidateurHtml.erreurs(vide.body())).isEmpty();
        aller(envoyer(
                "ddt",
                cadre + "/perimetre",
                cadre + "/perimetre",
                List.of(
                        "communes",
                        "13105",
                        "communes",
                        "13103",
                        "communes",
                        "13055",
                        "document",
                        "Convention signée")));

        var nouveau = cadre + "/secteurs/nouveau";
        voir("ddt", nouveau);
        var hostile = envoyer(
                "ddt",
                nouveau,
                nouveau,
                List.of(
                        "nom",
                        "Centre",
                        "type",
                        "centre_ville",
                        "communes",
                        "13105",
                        "forme",
                        "trace",
                        "document",
                        "C"),
                SecteursDUneConventionTest.carre(43.7430, 5.0775, 0.004));
        assertThat(hostile.statusCode()).isEqualTo(422);
        assertThat(hostile.body()).contains("coordonnées inversées", "value=\"Centre\"");
        assertThat(ValidateurHtml.erreurs(hostile.body())).isEmpty();
        var pasUneDate = envoyer(
                "ddt",
                nouveau,
                nouveau,
                List.of("nom", "Centre", "type", "", "forme", "entieres", "ouvertLe", "hier", "document", "C"));
        assertThat(pasUneDate.statusCode()).isEqualTo(422);
        assertThat(pasUneDate.body()).contains("Ce n’est pas une date");
        aller(envoyer(
                "ddt",
                nouveau,
                nouveau,
                List.of("communes", "13105", "type", "quartier", "forme", "trace", "document", "Annexe 5"),
                """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"nom":"Centre ancien","type":"centre_ville"},"geometry":%s},
                 {"type":"Feature","properties":{"nom":"Quartier de la gare"},"geometry":%s}]}
                """.formatted(
                                SecteursDUneConventionTest.carre(5.0775, 43.7430, 0.008),
                                SecteursDUneConventionTest.carre(5.0905, 43.7390, 0.006))));
        aller(envoyer(
                "ddt",
                nouveau,
                nouveau,
                List.of(
                        "nom",
                        "Cœur de Salon",
                        "type",
                        "autre_centre",
                        "communes",
                        "13103",
                        "forme",
                        "entieres",
                        "document",
                        "Annexe 5")));

        var publique = lire("", cadre).body();
        assertThat(publique)
                .contains(
                        "3 secteurs d’intervention",
                        "Centre ancien",
                        "Quartier de la gare",
                        "57,3\u00a0ha",
                        "3 communes")
                .contains("halle-carte__secteur--centre", "n°\u00a02")
                .doesNotContain("Ajouter un secteur", "Agente");
        assertThat(lire("ddt", cadre).body()).contains("Ajouter un secteur", "Modifier le périmètre");
        voir("ddt", cadre);
        voir("", cadre + "/secteurs");
        var page = lire("ddt", cadre + "/secteurs").body();
        var trouve = SECTEUR.matcher(page);
        assertThat(trouve.find()).isTrue();
        var secteur = ort(page) + "/secteurs/" + trouve.group(1);
        voir("ddt", secteur);
        voir("ddt", secteur + "/corriger");
        voir("ddt", secteur + "/retirer");
        voir("ddt", secteur + "/effets/denormandie");

        aller(envoyer(
                "ddt",
                secteur + "/effets/denormandie",
                secteur + "/effets/denormandie",
                List.of("maniere", "ferme", "document", "Convention, article 4", "motif", "Exclu par la convention")));
        assertThat(lire("", secteur).body()).contains("Ne s’ouvre pas dans ce secteur", "Convention, article 4");
        assertThat(lire("", secteur + "?au=2023-05-08").statusCode()).isEqualTo(404);

        var version = version("ddt", secteur + "/corriger");
        aller(envoyer(
                "ddt",
                secteur + "/corriger",
                secteur + "/corriger",
                List.of(
                        "version",
                        version,
                        "nom",
                        "Centre historique",
                        "type",
                        "centre_ville",
                        "communes",
                        "13105",
                        "forme",
                        "trace",
                        "document",
                        "Annexe 5",
                        "motif",
                        "Son vrai nom")));
        assertThat(lire("", secteur).body()).contains("Centre historique", "Son vrai nom", "57,");
        var encore = envoyer(
                "ddt",
                secteur + "/corriger",
                secteur + "/corriger",
                List.of(
                        "version",
                        version,
                        "nom",
                        "Encore un autre",
                        "type",
                        "centre_ville",
                        "communes",
                        "13105",
                        "forme",
                        "trace",
                        "document",
                        "Annexe 5",
                        "motif",
                        "Trop tard"));
        assertThat(encore.statusCode()).isEqualTo(409);
        assertThat(encore.body()).contains("vient d’être modifié par quelqu’un d’autre", "Encore un autre");
        assertThat(ValidateurHtml.erreurs(encore.body())).isEmpty();

        emporter(cadre, ort(page));
        var retrait = secteur + "/retirer";
        assertThat(envoyer("ddt", retrait, retrait, List.of("version", version("ddt", retrait)))
                        .statusCode())
                .isEqualTo(422);
        aller(envoyer(
                "ddt",
                retrait,
                retrait,
                List.of("version", version("ddt", retrait), "motif", "Saisi deux fois", "document", "Annexe 5")));
        assertThat(lire("", secteur).statusCode()).isEqualTo(404);
        assertThat(lire("ddt", ort(page)).body()).contains("retire le secteur");
    }

    @Test
    void une_convention_en_preparation_ne_montre_ses_secteurs_a_personne_d_autre() throws Exception {
        var cadre = constat(false);
        assertThat(lire("", cadre + "/secteurs").statusCode()).isEqualTo(404);
        assertThat(lire("etrangere", cadre + "/secteurs.geojson").statusCode()).isEqualTo(404);
        assertThat(lire("chef", cadre + "/secteurs").body()).contains("Ajouter un secteur");
        assertThat(lire("chef", cadre).body()).contains("Périmètre et secteurs");
        assertThat(lire("", api(cadre)).statusCode()).isEqualTo(404);
        assertThat(lire("chef", api(cadre)).statusCode())
                .as("l'API reste publique")
                .isEqualTo(404);
        assertThat(lire("", "/conventions/C-N999GTEAM/secteurs").statusCode())
                .as("une convention sans secteurs")
                .isEqualTo(404);
    }

    private void emporter(String cadre, String ort) throws Exception {
        var csv = lire("", ort + "/secteurs.csv").body();
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv).contains("Centre historique", "Surface en hectares", "ne s'ouvre pas", "communes entières");
        assertThat(lire("", ort + "/secteurs.xlsx").statusCode()).isEqualTo(200);
        assertThat(lire("", ort + "/secteurs.ods").statusCode()).isEqualTo(200);
        var geojson = lire("", ort + "/secteurs.geojson");
        assertThat(geojson.headers().firstValue("Content-Type")).hasValue("application/geo+json");
        assertThat(geojson.body())
                .contains("\"FeatureCollection\"", "\"MultiPolygon\"", "\"insee\":[\"13105\"]", "\"geometry\":null");
        var api = lire("", api(cadre));
        assertThat(api.statusCode()).isEqualTo(200);
        assertThat(api.body())
                .contains("\"nom\":\"Centre historique\"", "\"code\":\"dispense_aec\"", "\"ouvertLe\":\"2023-05-09\"")
                .contains("\"communesEntieres\":true", "\"perimetre\"", ".geojson?au=")
                .doesNotContain("Agente");
        assertThat(lire("", api(cadre) + "?au=2023-05-08").statusCode()).isEqualTo(404);
        assertThat(lire("", api(cadre).replace("/pvd/", "/acv/")).statusCode()).isEqualTo(404);
    }

    private static String api(String fiche) {
        return "/api/v1/programmes/pvd" + fiche + "/secteurs";
    }

    private static String ort(String page) {
        var trouve = Pattern.compile("(/conventions/C-[0-9A-Z]{9})/secteurs/S-").matcher(page);
        assertThat(trouve.find()).isTrue();
        return trouve.group(1);
    }

    /** Une convention-cadre valant opération de revitalisation : constatée et signée, ou en préparation. */
    private String constat(boolean signee) {
        var dossier = new DossierSaisi(
                "Convention-cadre de Sénas valant ORT",
                "",
                List.of(SceneDeConvention.SENAS),
                List.of(),
                true,
                null,
                null);
        var dossiers = contexte.getBean(TenueDuDossier.class);
        var laScene = java.util.Objects.requireNonNull(scene);
        if (!signee) {
            return "/conventions/" + laScene.sous("chef", () -> dossiers.creer("pvd", "cadre", dossier));
        }
        var reference = laScene.sous("ddt", () -> dossiers.constater("pvd", "cadre", dossier, "Carton 12"));
        laScene.sous(
                "ddt",
                () -> contexte.getBean(ActesDesConventions.class)
                        .agir(
                                reference,
                                GenreActe.SIGNATURE,
                                new ActeSaisi(
                                        true,
                                        LocalDate.of(2023, 5, 9),
                                        Precision.JOUR,
                                        "",
                                        "",
                                        "",
                                        "",
                                        null,
                                        null,
                                        "",
                                        "",
                                        null,
                                        "",
                                        "",
                                        "Carton 12")));
        return "/conventions/" + reference;
    }

    private String version(String qui, String page) throws Exception {
        var lue = VERSION.matcher(lire(qui, page).body());
        assertThat(lue.find()).isTrue();
        return lue.group(1);
    }

    private static void aller(HttpResponse<String> reponse) {
        assertThat(reponse.statusCode()).as(reponse.body()).isEqualTo(302);
    }

    private HttpResponse<String> lire(String acteur, String adresse) throws Exception {
        var demande = HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                .header("Accept", "text/html, application/json");
        if (!acteur.isEmpty()) {
            demande.header("Cookie", "acteur=secteurs-" + acteur);
        }
        return HTTP.send(demande.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> envoyer(String acteur, String page, String adresse, List<String> champs)
            throws Exception {
        return envoyer(acteur, page, adresse, champs, "");
    }

    /** Comme un navigateur l'envoie : en morceaux, le fichier même quand aucun n'est choisi. */
    private HttpResponse<String> envoyer(
            String acteur, String page, String adresse, List<String> champs, String fichier) throws Exception {
        var ouverte = lire(acteur, page);
        var trouve = JETON.matcher(ouverte.body());
        var jeton = trouve.find() ? trouve.group(1) : "";
        var cookie = ouverte.headers()
                .firstValue("Set-Cookie")
                .map(c -> "; " + c.split(";", 2)[0])
                .orElse("");
        var corps = new StringBuilder(champ("_csrf", jeton));
        for (var i = 0; i < champs.size(); i += 2) {
            corps.append(champ(champs.get(i), champs.get(i + 1)));
        }
        corps.append(
                "--%s\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(LIMITE, fichier.isEmpty() ? "" : "secteurs.geojson", fichier, LIMITE));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                        .header("Cookie", "acteur=secteurs-" + acteur + cookie)
                        .header("Content-Type", "multipart/form-data; boundary=" + LIMITE)
                        .POST(HttpRequest.BodyPublishers.ofString(corps.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String champ(String nom, String valeur) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n%s\r\n"
                .formatted(LIMITE, nom, valeur);
    }

    /** HTML valide, accessible, sans débordement, à la largeur d'un bureau et à 320 pixels. */
    private void voir(String acteur, String adresse) throws Exception {
        assertThat(ValidateurHtml.erreurs(lire(acteur, adresse).body()))
                .as(adresse)
                .isEmpty();
        try (var navigateur = Navigateur.ouvrir("http://localhost:" + port);
                var visite = navigateur.visiter("/droits", Conditions.BUREAU)) {
            if (!acteur.isEmpty()) {
                visite.page()
                        .context()
                        .addCookies(List.of(new com.microsoft.playwright.options.Cookie("acteur", "secteurs-" + acteur)
                                .setUrl("http://localhost:" + port)));
            }
            visite.page().navigate("http://localhost:" + port + adresse);
            visite.accessible().sansDebordement();
            visite.page().setViewportSize(320, 900);
            visite.sansDebordement();
        }
    }
}
