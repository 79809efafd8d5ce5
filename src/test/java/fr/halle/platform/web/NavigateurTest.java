package fr.halle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.Navigateur;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.ValidateurHtml;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = ApplicationWeb.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NavigateurTest {

    @LocalServerPort
    private int port;

    private Navigateur navigateur;

    @BeforeAll
    void ouvrir() {
        navigateur = Navigateur.ouvrir("http://localhost:" + port);
    }

    @AfterAll
    void fermer() {
        if (navigateur != null) {
            navigateur.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/composants", "/accessibilite", "/rien", "/essais/panne"})
    void une_page_est_accessible_et_valide(String adresse) {
        try (var visite = navigateur.visiter(adresse, Conditions.BUREAU)) {
            visite.accessible();
        }
        try (var visite =
                navigateur.visiter(adresse, Conditions.BUREAU.enSombre().large(360))) {
            visite.accessible();
        }
        try (var visite = navigateur.visiter(adresse, Conditions.BUREAU.sansScript())) {
            assertThat(ValidateurHtml.erreurs(visite.page().content())).isEmpty();
        }
    }

    @Test
    void une_faute_d_accessibilite_ou_de_largeur_est_vue() {
        try (var visite = navigateur.visiter("/accessibilite", Conditions.BUREAU)) {
            // La politique de sécurité refuse un style écrit dans la page, pas celui que pose un script.
            visite.page().evaluate("""
                    () => {
                      const h1 = document.querySelector('main h1'), pale = document.createElement('p');
                      h1.insertAdjacentHTML('afterend', '<img src="data:,">');
                      pale.textContent = 'Pâle';
                      pale.style.color = '#eee';
                      pale.style.background = '#fff';
                      h1.after(pale);
                    }""");
            assertThatThrownBy(visite::accessible)
                    .hasMessageContaining("image-alt")
                    .hasMessageContaining("Pâle");
            assertThatThrownBy(visite::accessibleEncore).hasMessageContaining("color-contrast");
            visite.page().evaluate("""
                    () => {
                      const large = document.createElement('div');
                      large.style.width = '3000px';
                      large.textContent = 'Large';
                      document.querySelector('main h1').after(large);
                    }""");
            assertThatThrownBy(visite::sansDebordement).hasMessageContaining("débordement");
        }
    }

    @Test
    void le_sombre_et_le_telephone_sont_accessibles() {
        try (var visite =
                navigateur.visiter("/composants", Conditions.BUREAU.enSombre().large(360))) {
            visite.accessible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 768, 1280})
    void rien_ne_deborde(int largeur) {
        try (var visite = navigateur.visiter("/composants", Conditions.BUREAU.large(largeur))) {
            visite.deplier().sansDebordement().aller("/rien").sansDebordement();
        }
    }

    @Test
    void le_texte_grossi_deux_fois_ne_deborde_pas() {
        try (var visite = navigateur.visiter("/composants", Conditions.BUREAU)) {
            visite.deplier().grossir().sansDebordement();
        }
    }

    @Test
    void le_clavier_mene_partout() {
        try (var visite = navigateur.visiter("/composants", Conditions.BUREAU)) {
            var arrets = visite.parcourirAuClavier(80);

            assertThat(arrets)
                    .startsWith("Contenu")
                    .contains("Rechercher", "Action principale", "Afficher", "Commune", "Filtrer", "Accessibilité");
        }
    }

    @Test
    void le_telephone_a_son_menu_sans_script() {
        try (var visite =
                navigateur.visiter("/composants", Conditions.BUREAU.large(360).sansScript())) {
            var page = visite.page();
            assertThat(page.locator("#menu-principal").isVisible()).isFalse();
            page.locator("#menu").click();
            assertThat(page.locator("#menu-principal").isVisible()).isTrue();
        }
    }

    @Test
    void les_formulaires_marchent_sans_script() {
        try (var visite = navigateur.visiter("/composants?tri=-montant", Conditions.BUREAU.sansScript())) {
            var page = visite.page();
            assertThat(page.locator("th[aria-sort=descending]").innerText()).isEqualTo("Accordé");
            page.locator("a.fr-pagination__link", new com.microsoft.playwright.Page.LocatorOptions().setHasText("7"))
                    .click();
            assertThat(page.url()).endsWith("/composants?tri=-montant&page=7");
            page.locator("#au").fill("2021-09-10");
            page.locator(".halle-dateref button").click();
            assertThat(page.url()).endsWith("/composants?au=2021-09-10");
        }
    }

    @Test
    void la_page_s_imprime() {
        try (var visite = navigateur.visiter("/composants", Conditions.BUREAU)) {
            assertThat(visite.imprimer()).startsWith("%PDF".getBytes());
        }
    }
}
