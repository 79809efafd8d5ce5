package fr.halle.acces.connexion;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.invitation.DemandesDAcces;
import fr.halle.acces.invitation.Invitations;
import fr.halle.acces.invitation.Proposition;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.web.Typographie;
import fr.halle.territoire.TypeTerritoire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

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
                halle().getBean(Mandats.class).terminer(mandat, LocalDate.now(Typographie.PARIS), "Fin d'essai");
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
    void une_personne_invitee_sans_compte_accepte_et_son_compte_est_relie_a_son_identite() {
        var secret = inviter("invitee@exemple.fr");
        try (var contexte = navigateur().libre()) {
            var page = contexte.newPage();
            page.navigate(racine() + "/invitation?jeton=" + secret);
            page.locator("main a:has-text('Se connecter')").click();
            identifier(page, "invitee");

            assertThat(page.url()).isEqualTo(racine() + "/invitation?jeton=" + secret);
            assertThat(comptes("invitee@exemple.fr"))
                    .as("lire une invitation n'ouvre aucun compte")
                    .isEmpty();
            page.locator("main form[action='/invitation'] button").click();
            page.waitForURL("**/mon-compte");

            assertThat(page.locator(".halle-chapeau > summary").innerText())
                    .contains("Sacha Essai", "Cheffe de projet, Commune 40197");
            assertThat(relies("invitee@exemple.fr"))
                    .as("une identité du fournisseur, et une seule")
                    .isEqualTo(1);
            page.locator("main form[action='/deconnexion'] button").click();
            page.waitForURL("**/deconnexion**");
            aller(page, "/mon-compte", "invitee");
            assertThat(page.url()).isEqualTo(racine() + "/mon-compte");
            assertThat(page.navigate(racine() + "/invitation?jeton=" + secret).status())
                    .as("elle a servi")
                    .isEqualTo(409);
        }
    }

    @Test
    void une_adresse_douteuse_n_accepte_pas_l_invitation_qui_la_vise() {
        var secret = inviter("douteux@exemple.fr");
        try (var contexte = navigateur().libre()) {
            var page = contexte.newPage();
            aller(page, "/invitation?jeton=" + secret, "douteux");

            assertThat(page.url()).isEqualTo(racine() + "/connexion/inconnue");
            assertThat(page.locator("main").innerText()).doesNotContain("Demander un accès");
            page.navigate(racine() + "/invitation?jeton=" + secret);
            assertThat(page.locator("main form[action='/invitation']").count()).isZero();
        }
    }

    @Test
    void une_personne_sans_compte_demande_un_acces_et_l_accord_la_laisse_entrer() {
        try (var contexte = navigateur().libre()) {
            var page = contexte.newPage();
            aller(page, "/sources", "demandeuse");
            page.locator("main a:has-text('Demander un accès')").click();
            page.locator("#code").fill("40197");
            page.locator("#fonction").fill("Cheffe de projet");
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator("main .fr-alert").innerText()).contains("déposée");

            Instances.enService(() -> {
                var demandes = halle().getBean(DemandesDAcces.class);
                demandes.accorder(
                        halle().getBean(JdbcClient.class)
                                .sql("select reference from acces.demande where courriel = 'demandeuse@exemple.fr'")
                                .query(String.class)
                                .single(),
                        "Contrat du 1er juin 2026");
                return true;
            });
            page.navigate(racine() + "/connexion/fournisseur?retour=/mon-compte");
            assertThat(page.locator(".halle-chapeau > summary").innerText())
                    .contains("Alix Demandeuse", "Cheffe de projet, ");
            assertThat(relies("demandeuse@exemple.fr")).isEqualTo(1);
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
        identifier(page, personne);
    }

    private void identifier(Page page, String personne) {
        page.locator("text=Continuer avec ProConnect d’essai").click();
        page.locator("#username").fill(personne);
        page.locator("#password").fill("mot-de-passe-" + personne);
        page.locator("#kc-login").click();
        page.waitForURL(racine() + "/**");
    }

    /** La maire de Morcenx invite cette adresse comme cheffe de projet ; rend le secret. */
    private String inviter(String courriel) {
        return Instances.enService(() -> {
            var lieu = new Lieu(TypeTerritoire.COMMUNE, "40197");
            var mairie = halle().getBean(Organisations.class)
                    .trouver(NatureOrganisation.COMMUNE, lieu)
                    .orElseThrow();
            return halle().getBean(Invitations.class)
                    .inviter(
                            UUID.randomUUID(),
                            new Proposition(
                                    mairie.id(),
                                    "Sacha",
                                    "Essai",
                                    courriel,
                                    "Cheffe de projet",
                                    "chef_de_projet",
                                    lieu,
                                    null,
                                    LocalDate.now().minusDays(1),
                                    null),
                            "Contrat du 1er juin 2026");
        });
    }

    private Optional<UUID> comptes(String courriel) {
        return Instances.enService(() -> halle().getBean(Comptes.class).trouver(courriel));
    }

    private long relies(String courriel) {
        return Instances.enService(() -> halle().getBean(JdbcClient.class)
                .sql("""
                        select count(*) from acces.identite_externe e join acces.identite i on i.utilisateur = e.utilisateur
                         where i.courriel = :courriel
                        """)
                .param("courriel", courriel)
                .query(Long.class)
                .single());
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
