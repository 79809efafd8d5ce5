package fr.halle.acces.connexion;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.halle.acces.connexion.demonstration.ComptesDeDemonstration;
import fr.halle.acces.connexion.local.CodesDEssai;
import fr.halle.acces.connexion.local.LiensDeMotDePasse;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.ValidateurHtml;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Se connecter par un compte local, dans un vrai navigateur : premier mot de passe, second facteur, chapeaux, sessions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParcoursDeConnexionTest {

    private @Nullable ConfigurableApplicationContext serveur;
    private @Nullable Navigateur ouvert;

    @BeforeAll
    void demarrer() {
        var halle =
                Instances.lancer(BaseChargee.copie(), Map.of("halle.connexion.locale.second-facteur-exige", "true"));
        serveur = halle;
        ouvert = Navigateur.ouvrir(Instances.racine(halle));
    }

    @AfterAll
    void arreter() {
        if (ouvert != null) {
            ouvert.close();
        }
        if (serveur != null) {
            serveur.close();
        }
    }

    @Test
    void une_invitee_choisit_son_mot_de_passe_pose_son_second_facteur_et_revient_avec_un_autre_code() {
        var mael = Instances.compte(halle(), "Maël", "mael@exemple.fr");
        Instances.maire(halle(), mael, "40282");
        Instances.maire(halle(), mael, "40046");
        var lien = halle().getBean(LiensDeMotDePasse.class).inviter(mael, "");
        try (var visite = navigateur().visiter(lien, Conditions.BUREAU)) {
            var page = visite.page();
            controler(page, visite);
            page.locator("#mot_de_passe").fill("galet rond du gave bleu");
            page.locator("#confirmation").fill("galet rond du gave bleu");
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("main .fr-alert").innerText()).contains("enregistré");

            controler(page, visite);
            remplir(page, "mael@exemple.fr", "galet rond du gave bleu");
            controler(page, visite);
            var secret = page.locator("main .halle-code").first().innerText().replace(" ", "");
            assertThat(secret).matches("[A-Z2-7]{32}");
            page.locator("#code").fill("000000");
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("#code-erreur").innerText()).contains("pas le bon");
            var code = CodesDEssai.code(secret, Instant.now());
            page.locator("#code").fill(code);
            page.locator("main button[type=submit]").click();

            assertThat(page.url()).contains("/mon-compte/chapeau");
            controler(page, visite);
            page.locator("main input[name=chapeau]").first().check();
            page.locator("main button[type=submit]").click();
            assertThat(page.url()).endsWith("/mon-compte");
            controler(page, visite);
            assertThat(page.locator(".halle-chapeau > summary").innerText()).contains("Au titre de");
            visite.aller("/mon-compte/mot-de-passe");
            controler(page, visite);
            page.locator(".halle-chapeau > summary").click();
            assertThat(page.locator(".halle-chapeau nav").innerText()).contains("Annuaire", "Journal");
            visite.accessible().sansDebordement();
            // En changer depuis l'en-tête de n'importe quelle page, et y rester.
            var avant = page.locator(".halle-chapeau__titre").innerText();
            visite.aller("/sources?tri=titre");
            page.locator(".halle-chapeau > summary").click();
            page.locator(".halle-chapeau input[name=chapeau]:not(:checked)").check();
            page.locator(".halle-chapeau form[action='/mon-compte/chapeau'] button")
                    .click();
            assertThat(page.url()).endsWith("/sources?tri=titre");
            assertThat(page.locator(".halle-chapeau__titre").innerText()).isNotEqualTo(avant);
            controler(page, visite);

            page.locator(".halle-chapeau > summary").click();
            page.locator(".halle-chapeau form[action='/deconnexion'] button").click();
            controler(page, visite);
            visite.aller("/connexion");
            remplir(page, "mael@exemple.fr", "galet rond du gave bleu");
            assertThat(page.locator("h1").innerText()).isEqualTo("Votre code");
            page.locator("#code").fill(code);
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("#code-erreur").innerText())
                    .as("le même code, une seconde fois")
                    .contains("déjà servi");
            page.locator("#code").fill(CodesDEssai.code(secret, Instant.now().plusSeconds(30)));
            page.locator("main button[type=submit]").click();
            assertThat(page.url()).endsWith("/mon-compte");
        }
    }

    @Test
    void un_compte_d_essai_par_role_se_connecte_avec_ce_que_le_terminal_imprime() {
        var lignes = halle().getBean(ComptesDeDemonstration.class).preparer();
        assertThat(lignes).hasSize(17);
        var maire = lignes.get(1).strip().split("\\s+");
        var encore = halle().getBean(ComptesDeDemonstration.class).preparer();
        assertThat(encore.get(1)).as("neufs à chaque démarrage").isNotEqualTo(lignes.get(1));
        var bon = encore.get(1).strip().split("\\s+");
        try (var visite = navigateur().visiter("/connexion?retour=/programmes", Conditions.BUREAU)) {
            remplir(visite.page(), maire[0], maire[1]);
            assertThat(visite.page().locator("main .fr-alert--error").innerText())
                    .contains("ne vont pas ensemble");
            remplir(visite.page(), bon[0], bon[1]);
            assertThat(visite.page().locator(".halle-chapeau > summary").innerText())
                    .contains("Maire, Commune de Morcenx-la-Nouvelle");
            assertThat(visite.page().locator(".halle-nature").innerText()).contains("comptes d’essai");
        }
    }

    private static void controler(Page page, Navigateur.Visite visite) {
        assertThat(ValidateurHtml.erreurs(
                        page.context().request().get(page.url()).text()))
                .as(page.url())
                .isEmpty();
        visite.accessible().sansDebordement();
        page.setViewportSize(320, 900);
        visite.sansDebordement();
        page.setViewportSize(1280, 900);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)");
    }

    private static void remplir(Page page, String courriel, String motDePasse) {
        page.locator("#courriel").fill(courriel);
        page.locator("#mot_de_passe").fill(motDePasse);
        page.locator("main button[type=submit]").click();
    }

    private ConfigurableApplicationContext halle() {
        return Objects.requireNonNull(serveur);
    }

    private Navigateur navigateur() {
        return Objects.requireNonNull(ouvert);
    }
}
