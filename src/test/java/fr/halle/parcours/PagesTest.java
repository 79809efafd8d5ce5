package fr.halle.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.Navigateur.Visite;
import fr.halle.essai.ValidateurHtml;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Toutes les sortes de pages, en clair et en sombre, du téléphone au bureau, à l'écran et sur le papier. */
class PagesTest extends ParcoursEnNavigateur {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Une espace avant une virgule, une espace qui se coupe devant deux-points ou dans des guillemets. */
    private static final List<Pattern> FAUTES = List.of(
            Pattern.compile("[^\\n]{0,30}[ \\u00a0]+[,.)](?=\\s|$)"),
            Pattern.compile("[^\\n]{0,30} [:;?!»](?=\\s|$)"),
            Pattern.compile("« [^\\n]{0,30}"));

    static List<String> pages() {
        return List.of(
                "/",
                "/accessibilite",
                "/programmes/pvd",
                "/programmes/pvd/regions/93?au=2020-11-14",
                "/programmes/pvd/departements/40?au=2021-09-10",
                "/programmes/pvd/departements/40?au=2021-09-10&connu=2021-10-01",
                "/programmes/pvd/departements/40?au=2019-01-01",
                "/programmes/pvd/arrondissements/402",
                "/programmes/pvd/epci/200054807",
                "/programmes/pvd/communes/40197",
                "/programmes/pvd/groupements/dt-mont-de-marsan",
                "/programmes/pvd/laureats/L-EHH1NRRH5",
                "/programmes/pvd/laureats/L-KQ97VJGK7?au=2021-09-10",
                "/programmes/pvd/laureats/L-EHH1NRRH5/actes",
                "/selections",
                "/prorogations",
                "/programmes/pvd/laureats",
                "/programmes/pvd/laureats?territoire=departement%3A40&q=saint&tri=-nom",
                "/programmes/pvd/laureats?taille=5&page=3",
                "/programmes/pvd/laureats?q=xyzzy",
                "/programmes/pvd/financements",
                "/programmes/pvd/financements?territoire=departement%3A40&statut=a_rapprocher",
                "/programmes/acv",
                "/programmes/bourgs-vivants",
                "/programmes/bourgs-vivants/departements/40",
                "/programmes/bourgs-vivants/epci/200069649",
                "/programmes/bourgs-vivants/laureats/L-000000000",
                "/programmes/bourgs-vivants/financements",
                "/territoires",
                "/territoires?q=Roquefort",
                "/territoires?q=xyzzy",
                "/territoires/communes/40197",
                "/territoires/communes/97411",
                "/territoires/departements/40",
                "/territoires/groupements/essai-petr",
                "/sources",
                "/sources/landes-2021-09-10",
                "/imports",
                "/concours",
                "/programmes/pvd/comparaison?territoire=departement:40",
                "/programmes/pvd/evolution?territoire=departement:40&du=2021-01-01&au=2021-12-31",
                "/programmes/pvd/delais",
                "/programmes/pvd/conventions",
                "/programmes/pvd/conventions?territoire=epci:200054807&au=2023-01-31&tri=laureat",
                "/programmes/pvd/conventions?q=xyzzy",
                "/programmes/pvd/conventions/delais?territoire=epci:200054807&au=2023-05-09",
                "/programmes/pvd/conventions/tableau?territoire=epci:200054807&au=2023-05-09",
                "/programmes/pvd/epci/200054807?au=2023-05-09",
                "/programmes/pvd/laureats/L-C25WBYE5M?au=2023-01-31",
                "/imports?jeu=pvd",
                "/api",
                "/donnees",
                "/territoires/communes/99999",
                "/programmes/pvd/departements/40?au=2021-02-31");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void une_page_est_accessible_lisible_et_ne_deborde_pas_du_telephone_au_bureau(String adresse) {
        try (var visite = navigateur().visiter(adresse, Conditions.BUREAU)) {
            visite.accessible().sansDebordement();
            verifierLesRenvois(visite);
            verifierLaTypographie(visite);
            elargir(visite, 768).sansDebordement();
            elargir(visite, 320).sansDebordement();
            elargir(visite, 360);
            visite.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visite.accessibleEncore();
            elargir(visite, 1280).grossir().sansDebordement();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void une_page_est_du_html_valide_tel_que_le_serveur_l_envoie(String adresse) throws Exception {
        var demande = HttpRequest.newBuilder(URI.create(racine() + adresse))
                .header("Accept", "text/html")
                .build();

        assertThat(ValidateurHtml.erreurs(
                        HTTP.send(demande, BodyHandlers.ofString()).body()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/programmes/pvd",
                "/programmes/pvd/departements/40?au=2021-09-10",
                "/programmes/pvd/laureats/L-KQ97VJGK7",
                "/programmes/bourgs-vivants/financements",
                "/territoires/communes/40197",
                "/sources/landes-2021-09-10"
            })
    void une_page_s_imprime_et_le_papier_garde_la_date(String adresse) {
        try (var visite = navigateur().visiter(adresse, Conditions.BUREAU.enSombre())) {
            assertThat(visite.imprimer()).startsWith("%PDF".getBytes()).hasSizeGreaterThan(5_000);
            visite.page()
                    .emulateMedia(
                            new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            assertThat(visite.page().locator("main h1").isVisible()).isTrue();
            assertThat(visite.page().locator("nav[aria-label='Menu principal']").isVisible())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/territoires/communes/99999,404,99999",
        "/programmes/pvd/communes/99999,404,99999",
        "/programmes/pvd/departements/40?au=2021-02-31,400,2021-02-31",
        "/programmes/pvd/departements/40?au=hier,400,hier",
        "/programmes/inconnu,404,inconnu",
        "/programmes/pvd?connu=2999-01-01,400,connu",
        "/sources/inconnue,404,inconnue",
    })
    void une_demande_fausse_recoit_une_phrase_qui_la_nomme(String adresse, int statut, String mot) {
        try (var visite = navigateur().visiter("/", Conditions.BUREAU.sansScript())) {
            var reponse = visite.page().navigate(racine() + adresse);

            assertThat(reponse.status()).isEqualTo(statut);
            assertThat(visite.page().locator("main .fr-text--lead").innerText()).contains(mot);
            assertThat(visite.page().locator("main a.fr-btn").innerText()).isEqualTo("Repartir de l’accueil");
        }
    }

    private static void verifierLesRenvois(Visite visite) {
        var perdus = visite.page().evaluate("""
                () => [...document.querySelectorAll('a[href^="#"]')]
                    .map(a => a.getAttribute('href'))
                    .filter(h => !document.getElementById(h.slice(1)))
                """);
        assertThat((List<?>) perdus)
                .as("renvois sans cible, %s", visite.page().url())
                .isEmpty();
    }

    /** Une donnée se lit comme sa source l'écrit : seul le texte de l'application est jugé, hors du guide. */
    static void verifierLaTypographie(Visite visite) {
        if (visite.page().url().endsWith("/composants")) {
            return;
        }
        var texte = visite.page().locator("main").innerText();
        assertThat(FAUTES.stream()
                        .flatMap(faute -> faute.matcher(texte).results().map(MatchResult::group)))
                .as("typographie, %s", visite.page().url())
                .isEmpty();
    }

    private static Visite elargir(Visite visite, int largeur) {
        visite.page().setViewportSize(largeur, 900);
        return visite;
    }
}
