package fr.halle.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.Navigateur.Visite;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Les parcours d'un agent, d'un lien à l'autre ; chacun avec les scripts du navigateur, puis sans. */
class ParcoursTest extends ParcoursEnNavigateur {

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void de_l_accueil_aux_credits_des_landes_puis_a_leur_source(boolean scripts) {
        try (var visite = ouvrir("/", scripts)) {
            var page = visite.page();
            suivre(page, "Petites villes de demain");
            suivre(page, "Nouvelle-Aquitaine");
            suivre(page, "Landes");
            assertThat(page.url()).endsWith("/programmes/pvd/departements/40");
            page.locator("#au").fill("2021-09-10");
            bouton(page, "Afficher").click();
            assertThat(page.url()).endsWith("/programmes/pvd/departements/40?au=2021-09-10");

            assertThat(chiffre(page, "Lauréats").innerText().lines()).contains("12", "14 communes");
            assertThat(texte(page))
                    .contains(
                            "43 457 €",
                            "110 414 €",
                            "153 871 €",
                            "281 398 €",
                            "1 193 779 €",
                            "1 475 177 €",
                            "1 629 048 €");
            assertThat(page.locator("table:has(#t-rapprocher) tbody tr"))
                    .satisfies(
                            lignes -> assertThat(lisser(lignes.allInnerTexts().toString()))
                                    .contains("192 815 €", "167 904 €", "139 488 €", "500 207 €"));

            var accorde = chiffre(page, "1 629 048 €");
            assertThat(accorde.locator(".halle-chiffre__sources").isVisible()).isFalse();
            accorde.locator("summary").click();
            assertThat(accorde.locator(".halle-chiffre__sources").isVisible()).isTrue();
            accorde.locator(".halle-chiffre__sources a[href^='/sources/']")
                    .first()
                    .click();

            assertThat(page.url()).endsWith("/sources/landes-2021-09-10");
            assertThat(texte(page)).contains("1 193 779 €", "Peyrehorade", "« DETR 1 193 779 € »");
        }
    }

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void un_nom_porte_par_trois_communes_est_une_question_jusqu_au_tableau_de_bord(boolean scripts) {
        try (var visite = ouvrir("/", scripts)) {
            var page = visite.page();
            chercher(page, "Roquefort");

            assertThat(page.locator("main .fr-alert").innerText()).contains("3 communes", "laquelle");
            assertThat(texte(page)).contains("Gers (32)", "Landes (40)", "Lot-et-Garonne (47)");
            page.locator("tr", new Page.LocatorOptions().setHasText("Landes (40)"))
                    .getByRole(AriaRole.LINK)
                    .click();
            assertThat(titre(page)).isEqualTo("Roquefort");
            suivre(page, "Petites villes de demain");
            assertThat(page.url()).contains("/programmes/pvd/communes/40245");

            chercher(page, "St Sever");
            assertThat(page.locator("main tbody th").first().innerText()).isEqualTo("Saint-Sever");
        }
    }

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void de_la_carte_a_un_laureat_et_retour_au_clavier_seul(boolean scripts) {
        try (var visite = ouvrir("/programmes/pvd/departements/40?au=2021-09-10", scripts)) {
            var page = visite.page();
            var point = page.locator(".halle-carte a:has(title:text-is('Peyrehorade'))");
            tabuler(page, point);
            page.keyboard().press("Enter");
            page.waitForURL("**/laureats/**");
            assertThat(titre(page)).isEqualTo("Peyrehorade");
            assertThat(page.url()).endsWith("?au=2021-09-10");

            tabuler(page, page.locator(".fr-breadcrumb a[href]", new Page.LocatorOptions().setHasText("Landes")));
            page.keyboard().press("Enter");
            page.waitForURL("**/departements/40**");
            assertThat(titre(page)).isEqualTo("Landes");
        }
    }

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void la_liste_des_laureats_se_trie_se_filtre_se_parcourt_et_se_telecharge(boolean scripts) throws IOException {
        try (var visite = ouvrir("/programmes/pvd/laureats?taille=10", scripts)) {
            var page = visite.page();
            var premier = page.locator("tbody th").first();
            var croissant = premier.innerText();
            suivre(page, "Lauréat");
            assertThat(page.locator("th[aria-sort=descending]").innerText()).isEqualTo("Lauréat");
            assertThat(premier.innerText()).isGreaterThan(croissant);
            page.locator("a[rel=next]").click();
            assertThat(page.locator(".fr-pagination [aria-current]").innerText())
                    .contains("2");
            assertThat(page.url()).contains("taille=10", "tri=-nom");

            page.locator("#filtre").fill("saint sever");
            bouton(page, "Filtrer").click();
            assertThat(page.locator("tbody tr").count()).isOne();
            assertThat(premier.innerText()).isEqualTo("Saint-Sever");

            var telechargement = page.waitForDownload(
                    () -> page.locator("a[download][href*='.csv']").click());
            assertThat(telechargement.suggestedFilename()).endsWith(".csv");
            assertThat(Files.readString(telechargement.path()))
                    .contains("Saint-Sever", "L-Q5H44T13W")
                    .doesNotContain("Peyrehorade");
        }
    }

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void avant_les_faits_l_ecran_dit_aucun_et_non_renseigne_jamais_zero_euro(boolean scripts) {
        try (var visite = ouvrir("/programmes/pvd/departements/40?au=2019-01-01", scripts)) {
            var texte = texte(visite.page());

            assertThat(texte)
                    .contains("non renseigné", "aucun", "Aucun lauréat")
                    .doesNotContainPattern(Pattern.compile("(?<!\\d |\\d)0(,00)? €"));
        }
    }

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void deux_programmes_se_lisent_sur_le_meme_departement(boolean scripts) {
        try (var visite = ouvrir("/programmes/pvd/departements/40?au=2021-09-10", scripts)) {
            var page = visite.page();
            suivre(page, "Action cœur de ville");

            assertThat(page.url()).endsWith("/programmes/acv/departements/40?au=2021-09-10");
            assertThat(texte(page)).contains("Dax", "Mont-de-Marsan").doesNotContain("1 629 048 €");
            suivre(page, "Petites villes de demain");
            assertThat(texte(page)).contains("1 629 048 €");
        }
    }

    @ParameterizedTest(name = "scripts : {0}")
    @ValueSource(booleans = {true, false})
    void une_date_impossible_ecrite_dans_l_adresse_recoit_une_phrase(boolean scripts) {
        try (var visite = ouvrir("/programmes/pvd/departements/40?au=2021-02-31", scripts)) {
            var page = visite.page();

            assertThat(texte(page)).contains("Le calendrier n’a pas de jour « 2021-02-31 »", "au=2021-09-10");
            suivre(page, "Repartir de l’accueil");
            assertThat(titre(page)).isEqualTo("Les programmes");
        }
    }

    private Visite ouvrir(String adresse, boolean scripts) {
        return navigateur().visiter(adresse, scripts ? Conditions.BUREAU : Conditions.BUREAU.sansScript());
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
        return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(nom));
    }

    private static void chercher(Page page, String nom) {
        page.locator("#recherche").fill(nom);
        page.keyboard().press("Enter");
        page.waitForURL("**/territoires?q=**");
    }

    private static Locator chiffre(Page page, String mot) {
        var insecables = Pattern.compile(mot.replace(" ", "\\s"));
        return page.locator(".halle-chiffre")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".halle-chiffre__libelle, .halle-chiffre__valeur")
                                .filter(new Locator.FilterOptions().setHasText(insecables))))
                .first();
    }

    private static String titre(Page page) {
        return page.locator("main h1").innerText();
    }

    private static String texte(Page page) {
        return lisser(page.locator("main").innerText());
    }

    /** Les espaces insécables deviennent ordinaires : on lit comme une personne. */
    private static String lisser(String texte) {
        return texte.replaceAll("[\\u00a0\\u202f]", " ");
    }

    /** Avance au clavier jusqu'à l'élément, qui doit s'atteindre en un nombre fini de pas. */
    private static void tabuler(Page page, Locator cible) {
        for (var pas = 0; pas < 80; pas++) {
            page.keyboard().press("Tab");
            if ((boolean) cible.evaluate("e => e === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("Inatteignable au clavier : " + cible);
    }
}
