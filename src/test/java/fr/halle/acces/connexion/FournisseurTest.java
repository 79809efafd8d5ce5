package fr.halle.acces.connexion;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.halle.acces.mandat.Mandats;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur;
import fr.halle.platform.base.Connexions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Se connecter, dans un vrai navigateur, par un vrai fournisseur d'identité. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FournisseurTest {

    private @Nullable FournisseurDEssai fournisseur;
    private @Nullable ConfigurableApplicationContext serveur;
    private @Nullable Navigateur ouvert;
    private UUID mandat = new UUID(0, 0);

    @BeforeAll
    void demarrer() throws IOException {
        var lance = FournisseurDEssai.lancer();
        fournisseur = lance;
        Connexions base = BaseChargee.copie();
        Path secret = Files.writeString(Files.createTempFile("halle-secret-", ""), FournisseurDEssai.SECRET + "\n");
        var halle = Instances.lancer(
                base,
                Map.of(
                        "halle.connexion.oidc.emetteur",
                        lance.emetteur(),
                        "halle.connexion.oidc.client",
                        FournisseurDEssai.CLIENT,
                        "halle.connexion.oidc.secret-fichier",
                        secret.toString(),
                        "halle.connexion.oidc.libelle",
                        "ProConnect d’essai"));
        serveur = halle;
        var camille = Instances.compte(halle, "Camille", "camille@exemple.fr");
        mandat = Instances.maire(halle, camille, "40197");
        Instances.compte(halle, "Claude", "douteux@exemple.fr");
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
        if (fournisseur != null) {
            fournisseur.close();
        }
    }

    @Test
    void une_maire_se_connecte_voit_son_chapeau_le_perd_avec_son_mandat_et_se_deconnecte_partout() {
        try (var contexte = navigateur().libre()) {
            var page = contexte.newPage();
            aller(page, "/mon-compte", "camille");

            assertThat(page.url()).isEqualTo(racine() + "/mon-compte");
            assertThat(page.locator(".halle-chapeau > summary").innerText())
                    .contains("Camille Essai", "Au titre de\u00a0: Maire, Commune 40197");
            assertThat(page.locator("#sessions-tableau").count()).isEqualTo(1);

            Instances.enService(() -> {
                halle().getBean(Mandats.class)
                        .terminer(mandat, LocalDate.now(ZoneId.of("Europe/Paris")), "Fin d'essai");
                return true;
            });
            page.waitForTimeout(1_000);
            page.reload();
            assertThat(page.locator(".halle-chapeau > summary").innerText()).contains("Aucun chapeau");

            page.locator("main form[action='/deconnexion'] button").click();
            page.waitForURL("**/deconnexion**");
            assertThat(page.locator("h1").innerText()).isEqualTo("Vous êtes déconnecté");
            // La session est finie chez lui aussi : il redemande le mot de passe.
            page.navigate(racine() + "/mon-compte");
            page.locator("text=Continuer avec ProConnect d’essai").click();
            assertThat(page.locator("#username").count()).isEqualTo(1);
        }
    }

    @Test
    void une_personne_sans_compte_apprend_quoi_faire_et_son_siret_ne_dit_aucun_territoire() {
        try (var contexte = navigateur().libre()) {
            var page = contexte.newPage();
            aller(page, "/sources", "inconnue");

            assertThat(page.url()).isEqualTo(racine() + "/connexion/inconnue");
            assertThat(page.locator("main").innerText())
                    .contains("Dominique Inconnue", "inconnue@exemple.fr", "SIRET 21400197000013")
                    .doesNotContain("Morcenx");
            assertThat(page.locator(".halle-chapeau").count()).isZero();
        }
    }

    @Test
    void une_adresse_que_le_fournisseur_n_a_pas_verifiee_ne_designe_personne() {
        try (var contexte = navigateur().libre()) {
            var page = contexte.newPage();
            aller(page, "/sources", "douteux");

            assertThat(page.url()).isEqualTo(racine() + "/connexion/inconnue");
        }
    }

    @Test
    void un_retour_rejoue_forge_ou_sans_aller_est_refuse_sans_panne() {
        try (var contexte = navigateur().libre()) {
            var page = contexte.newPage();
            for (var adresse : new String[] {
                "/connexion/fournisseur/retour?code=x&state=y",
                "/connexion/fournisseur/retour?error=access_denied&state=y",
                "/connexion/fournisseur/retour"
            }) {
                assertThat(page.navigate(racine() + adresse).status())
                        .as(adresse)
                        .isEqualTo(400);
            }

            page.navigate(racine() + "/connexion?retour=/sources");
            page.locator("text=Continuer avec ProConnect d’essai").click();
            var state = page.url().replaceAll(".*[?&]state=([^&]+).*", "$1");
            assertThat(page.url()).contains("code_challenge_method=S256", "nonce=", "response_type=code");
            var fauxCode = page.navigate(racine() + "/connexion/fournisseur/retour?code=invente&state=" + state);
            assertThat(fauxCode.status()).isEqualTo(400);
            // L'aller a servi : son « state » ne vaut plus.
            assertThat(page.navigate(racine() + "/connexion/fournisseur/retour?code=invente&state=" + state)
                            .status())
                    .isEqualTo(400);
        }
    }

    private void aller(Page page, String adresse, String personne) {
        page.navigate(racine() + "/connexion?retour=" + adresse);
        page.locator("text=Continuer avec ProConnect d’essai").click();
        page.locator("#username").fill(personne);
        page.locator("#password").fill("mot-de-passe-" + personne);
        page.locator("#kc-login").click();
        page.waitForURL(racine() + "/**");
    }

    private String racine() {
        return Instances.racine(halle());
    }

    private ConfigurableApplicationContext halle() {
        return java.util.Objects.requireNonNull(serveur);
    }

    private Navigateur navigateur() {
        return java.util.Objects.requireNonNull(ouvert);
    }
}
