package fr.halle.convention.fiche;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.convention.SceneDeConvention;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.ValidateurHtml;
import fr.halle.programme.candidature.ActeursDEssai;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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

/** Une convention par ses écrans, sans script : la cheffe de projet la prépare, chacun la signe, tout le monde la lit. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EcransDUneConventionTest.UneBase.class)
@Import(ActeursDEssai.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcransDUneConventionTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern JETON = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");
    private static final String ADHESION = "/conventions/nouvelle?programme=pvd&type=adhesion";

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
            for (var nom : List.of("chef", "maire", "presidente", "prefet", "ddt", "etrangere")) {
                ActeursDEssai.CONNUS.put("convention-" + nom, neuve.acteur(nom));
            }
        }
    }

    @Test
    void de_la_premiere_ligne_a_la_lecture_par_tous() throws Exception {
        assertThat(lire("", ADHESION).statusCode()).isEqualTo(303);
        assertThat(lire("chef", "/conventions/nouvelle?programme=pvd").body())
                .contains("Préparer", "Convention d’adhésion");
        voir("chef", ADHESION);
        var vide = envoyer("chef", ADHESION, "/conventions/nouvelle", List.of("programme", "pvd", "type", "adhesion"));
        assertThat(vide.statusCode()).isEqualTo(422);
        assertThat(vide.body()).contains("Donnez un intitulé", "Choisissez au moins un lauréat");

        var fiche = preparer("Adhésion de Sénas");
        assertThat(lire("etrangere", fiche).statusCode()).isEqualTo(404);
        assertThat(lire("", fiche).statusCode()).isEqualTo(404);
        voir("chef", fiche);
        agir("chef", fiche, "concertation", "effet", "2023-04-03");
        deliberer("maire", fiche, "commune:13105");
        deliberer("presidente", fiche, "epci:200054807");
        agir("chef", fiche, "mise_en_signature", "effet", "2023-05-02");
        assertThat(lire("prefet", fiche).body()).contains("À signer", "En attente de");
        voir("maire", fiche + "/actes/signature");
        agir("maire", fiche, "signature", "effet", "2023-05-09", "partie", "commune:13105");
        var encore = envoyer(
                "maire",
                fiche + "/actes/signature",
                fiche + "/actes/signature",
                List.of("nature", "pris", "effet", "2023-05-09", "partie", "commune:13105"));
        assertThat(encore.statusCode()).isEqualTo(409);
        assertThat(encore.body()).contains("existe déjà");
        agir("presidente", fiche, "signature", "effet", "2023-05-09", "partie", "epci:200054807");
        assertThat(lire("", fiche).statusCode()).isEqualTo(404);
        agir("prefet", fiche, "signature", "effet", "2023-05-09", "partie", "etat:13");

        var publique = lire("", fiche);
        assertThat(publique.statusCode()).isEqualTo(200);
        assertThat(publique.body())
                .contains("Signée", "9 mai 2023", "2023-04-12")
                .doesNotContain("Mise en concertation", "Annuler cet acte", "Modifier le dossier");
        voir("", fiche);
        assertThat(lire("", fiche + "?au=2023-05-08").statusCode()).isEqualTo(404);
        assertThat(lire("prefet", fiche + "?au=2023-05-08").body()).contains("À signer");
        assertThat(lire("", "/programmes/pvd/conventions?territoire=commune:13105")
                        .body())
                .contains(fiche);
    }

    @Test
    void deux_personnes_modifient_le_meme_dossier_la_seconde_voit_ce_qui_differe() throws Exception {
        var fiche = preparer("Adhésion à deux mains");
        var modifier = fiche + "/modifier";
        var page = lire("chef", modifier).body();
        var lue = VERSION.matcher(page);
        assertThat(lue.find()).isTrue();

        assertThat(envoyer("maire", modifier, modifier, dossier(lue.group(1), "Écrit par la maire"))
                        .statusCode())
                .isEqualTo(302);
        var seconde = envoyer("chef", modifier, modifier, dossier(lue.group(1), "Écrit par la cheffe"));

        assertThat(seconde.statusCode()).isEqualTo(409);
        assertThat(seconde.body()).contains("Ce qui diffère", "Écrit par la maire", "Écrit par la cheffe");
        assertThat(ValidateurHtml.erreurs(seconde.body())).isEmpty();
    }

    @Test
    void l_agente_constate_une_convention_et_ses_dates_imprecises() throws Exception {
        var constat = "/conventions/nouvelle?programme=pvd&type=adhesion&constat=oui";
        var champs = List.of(
                "programme",
                "pvd",
                "type",
                "adhesion",
                "constat",
                "oui",
                "intitule",
                "Adhésion d'archives",
                "laureats",
                SceneDeConvention.SENAS);
        assertThat(envoyer("ddt", constat, "/conventions/nouvelle", champs).body())
                .contains("écrivez sa référence");
        var avec = new java.util.ArrayList<>(champs);
        avec.addAll(List.of("document", "Carton 12"));
        var creee = envoyer("ddt", constat, "/conventions/nouvelle", avec);
        assertThat(creee.statusCode()).as(creee.body()).isEqualTo(302);
        var fiche = vers(creee);

        agir(
                "ddt",
                fiche,
                "signature",
                "nature",
                "constate",
                "effet",
                "2021-07-14",
                "precision",
                "mois",
                "acteReference",
                "Carton 12");

        assertThat(lire("", fiche).body()).contains("juillet 2021", "Constatée").doesNotContain("aucune délibération");
        assertThat(lire("ddt", fiche).body()).contains("aucune délibération");
        voir("ddt", fiche);
    }

    @Test
    void le_public_lit_la_fiche_d_un_cas_temoin_avec_son_delai_et_ses_signataires() throws Exception {
        voir("", "/conventions/C-N999GTEAM?au=2023-05-09");
        assertThat(lire("", "/conventions/C-N999GTEAM?au=2023-01-31").body())
                .contains("entre le 1er janvier 2023 et le 31 janvier 2023", "entre 0 et 30 jours");
        assertThat(lire("", "/conventions").body()).contains("/programmes/pvd/conventions");
        assertThat(lire("", "/conventions/C-000000000").statusCode()).isEqualTo(404);
    }

    private String preparer(String intitule) throws Exception {
        var creee = envoyer(
                "chef",
                ADHESION,
                "/conventions/nouvelle",
                List.of(
                        "programme",
                        "pvd",
                        "type",
                        "adhesion",
                        "intitule",
                        intitule,
                        "laureats",
                        SceneDeConvention.SENAS));
        assertThat(creee.statusCode()).as(creee.body()).isEqualTo(302);
        return vers(creee);
    }

    private static List<String> dossier(String version, String intitule) {
        return List.of(
                "version",
                version,
                "programme",
                "pvd",
                "type",
                "adhesion",
                "intitule",
                intitule,
                "laureats",
                SceneDeConvention.SENAS);
    }

    private void deliberer(String qui, String fiche, String partie) throws Exception {
        agir(
                qui,
                fiche,
                "deliberation",
                "partie",
                partie,
                "effet",
                "2023-04-12",
                "sens",
                "autorise",
                "numero",
                "2023-04-12",
                "transmisLe",
                "2023-04-14",
                "publieLe",
                "2023-04-15");
    }

    private void agir(String qui, String fiche, String genre, String... champs) throws Exception {
        var page = fiche + "/actes/" + genre;
        var tous = new java.util.ArrayList<>(List.of(champs));
        if (!tous.contains("nature")) {
            tous.addAll(List.of("nature", "pris"));
        }
        var reponse = envoyer(qui, page, page, tous);
        assertThat(reponse.statusCode()).as(reponse.body()).isEqualTo(302);
    }

    private static String vers(HttpResponse<String> reponse) {
        return reponse.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private HttpResponse<String> lire(String acteur, String adresse) throws Exception {
        var demande = HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                .header("Accept", "text/html");
        if (!acteur.isEmpty()) {
            demande.header("Cookie", "acteur=convention-" + acteur);
        }
        return HTTP.send(demande.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> envoyer(String acteur, String page, String adresse, List<String> champs)
            throws Exception {
        var ouverte = lire(acteur, page);
        var trouve = JETON.matcher(ouverte.body());
        var jeton = trouve.find() ? trouve.group(1) : "";
        var cookie = ouverte.headers()
                .firstValue("Set-Cookie")
                .map(c -> "; " + c.split(";", 2)[0])
                .orElse("");
        var corps = new StringBuilder("_csrf=" + encoder(jeton));
        for (var i = 0; i < champs.size(); i += 2) {
            corps.append('&').append(champs.get(i)).append('=').append(encoder(champs.get(i + 1)));
        }
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                        .header("Cookie", "acteur=convention-" + acteur + cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(corps.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoder(String texte) {
        return URLEncoder.encode(texte, StandardCharsets.UTF_8);
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
                        .addCookies(
                                List.of(new com.microsoft.playwright.options.Cookie("acteur", "convention-" + acteur)
                                        .setUrl("http://localhost:" + port)));
            }
            visite.page().navigate("http://localhost:" + port + adresse);
            visite.accessible().sansDebordement();
            visite.page().setViewportSize(320, 900);
            visite.sansDebordement();
        }
    }
}
