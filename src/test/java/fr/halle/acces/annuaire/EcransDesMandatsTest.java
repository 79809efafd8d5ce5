package fr.halle.acces.annuaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.halle.acces.AttentesDEssai;
import fr.halle.acces.Chapeaux;
import fr.halle.acces.Personnes;
import fr.halle.acces.invitation.DemandesDAcces;
import fr.halle.acces.invitation.Proposition;
import fr.halle.acces.mandat.Organisations;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.Navigateur.Visite;
import fr.halle.essai.ValidateurHtml;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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

/** Les écrans des personnes et des mandats, dans un navigateur, sous l'acteur que l'essai choisit. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EcransDesMandatsTest.SousUnActeur.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcransDesMandatsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicReference<Acteur> ACTEUR = new AtomicReference<>(new Acteur.Anonyme());
    private static final AttentesDEssai ATTENTES = new AttentesDEssai();
    private static final String MORCENX = "40197";
    private static final LocalDate AUJOURD_HUI = LocalDate.now(ZoneId.of("Europe/Paris"));

    /** Une base à cet essai seul, et un filtre qui fait de chaque requête celle de l'acteur choisi. */
    static final class SousUnActeur implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            BaseChargee.brancherServeur(contexte, BaseChargee.copie());
            ((GenericApplicationContext) contexte)
                    .registerBean("acteurDEssai", Filter.class, () -> SousUnActeur::servir);
            contexte.getBeanFactory().registerSingleton("attentesDEssai", ATTENTES);
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
    private final ConfigurableApplicationContext halle;
    private final Navigateur navigateur;
    private final Personnes personnes;

    EcransDesMandatsTest(@Autowired ConfigurableApplicationContext halle, @LocalServerPort int port) {
        this.halle = halle;
        this.port = port;
        this.personnes = new Personnes(halle);
        this.navigateur = Navigateur.ouvrir("http://localhost:" + port);
    }

    @AfterAll
    void fermer() {
        navigateur.close();
    }

    @Test
    void chaque_ecran_est_accessible_valide_et_tient_dans_un_telephone() throws Exception {
        var prefet = personnes.prefet("40");
        var maire = personnes.maire(MORCENX);
        personnes.chefDeProjet(MORCENX);
        ATTENTES.dossiers.put("D-1", maire.mandat());
        var mairie = "/annuaire/"
                + Personnes.enService(() -> halle.getBean(Organisations.class)
                        .charger(maire.organisation())
                        .reference());
        var demande = halle.getBean(DemandesDAcces.class)
                .deposer(
                        null,
                        new Proposition(
                                maire.organisation(),
                                "Camille",
                                "Neuve",
                                "camille@essai.fr",
                                "Secrétaire",
                                "secretaire",
                                Personnes.commune(MORCENX),
                                null,
                                AUJOURD_HUI,
                                null),
                        "Je remplace Mme Durand.");
        ACTEUR.set(prefet.acteur());
        String renouvellement;
        try (var visite = navigateur.visiter("/renouvellements", Conditions.BUREAU)) {
            visite.page().getByLabel("Motif").fill("Élections municipales");
            visite.page().getByLabel("Ou une liste de communes").fill(MORCENX);
            bouton(visite, "Voir l’aperçu").click();
            renouvellement = URI.create(visite.page().url()).getPath();
            assertThat(visite.page().locator("main").innerText()).contains("1 mandat à finir", "Dossier D-1");
        }

        for (var adresse : List.of(
                "/annuaire",
                "/annuaire?q=xyzzy",
                mairie,
                mairie + "/inviter",
                "/annuaire/mandats/" + maire.mandat(),
                "/invitations",
                "/demandes-d-acces",
                "/demandes-d-acces/" + demande,
                "/renouvellements",
                renouvellement,
                "/annuaire/nouvelle",
                "/acces/demander")) {
            regarder(adresse);
        }
        ACTEUR.set(personnes.administrateur().acteur());
        regarder("/territoires-orphelins");
    }

    @Test
    void un_maire_invite_une_cheffe_de_projet_qui_accepte() {
        var maire = personnes.maire("40224");
        var invitee = personnes.compte("invitee@essai.fr");
        ACTEUR.set(maire.acteur());
        try (var visite = navigateur.visiter("/annuaire?q=40224", Conditions.BUREAU)) {
            visite.page().locator("tbody th a").first().click();
            visite.page().getByText("Inviter une personne").click();
            remplir(visite, "Prénom", "Camille");
            visite.page()
                    .getByLabel("Nom", new Page.GetByLabelOptions().setExact(true))
                    .fill("Essai");
            remplir(visite, "Adresse électronique", "pas une adresse");
            remplir(visite, "Fonction", "Cheffe de projet");
            visite.page().getByLabel("Rôle dans Halle").selectOption("chef_de_projet");
            remplir(visite, "Acte qui désigne", "Contrat du 3 mars 2026");
            visite.page().locator("form#formulaire").evaluate("f => f.noValidate = true");
            bouton(visite, "Inviter").click();
            assertThat(visite.page().locator("main").innerText()).contains("n’est pas enregistré", "pas une adresse");
            visite.accessible();

            remplir(visite, "Adresse électronique", "invitee@essai.fr");
            bouton(visite, "Inviter").click();
            var lien = visite.page().locator("main code").innerText();
            visite.accessible().sansDebordement();
            photographier(visite, "lien");

            ACTEUR.set(new Acteur.Personne(java.util.UUID.randomUUID(), invitee, null, "Camille Essai", ""));
            visite.page().navigate(lien);
            visite.accessible().sansDebordement();
            photographier(visite, "accepter");
            bouton(visite, "Accepter").click();
        }

        assertThat(halle.getBean(Chapeaux.class).de(invitee, AUJOURD_HUI))
                .singleElement()
                .satisfies(c -> assertThat(c.role()).isEqualTo("chef_de_projet"));
    }

    @Test
    void chaque_route_se_ferme_a_qui_n_a_pas_le_droit() throws Exception {
        var maire = personnes.maire("40224");
        var cheffe = personnes.chefDeProjet("40224");

        ACTEUR.set(new Acteur.Anonyme());
        for (var adresse : List.of(
                "/annuaire",
                "/annuaire.csv",
                "/invitations",
                "/demandes-d-acces",
                "/renouvellements",
                "/territoires-orphelins",
                "/annuaire/nouvelle",
                "/acces/demander",
                "/annuaire/mandats/" + maire.mandat())) {
            assertThat(demander(adresse).statusCode()).as(adresse).isIn(401, 303, 302);
        }
        ACTEUR.set(cheffe.acteur());
        for (var adresse : List.of(
                "/invitations",
                "/invitations.csv",
                "/demandes-d-acces",
                "/renouvellements",
                "/renouvellements.csv",
                "/territoires-orphelins",
                "/annuaire/nouvelle")) {
            assertThat(demander(adresse).statusCode()).as(adresse).isEqualTo(403);
        }
        assertThat(demander("/annuaire.csv").statusCode()).isEqualTo(200);
        assertThat(demander("/annuaire/mandats/" + personnes.prefet("13").mandat())
                        .statusCode())
                .as("un mandat d'ailleurs n'existe pas")
                .isEqualTo(404);
        ACTEUR.set(maire.acteur());
        assertThat(demander("/invitations.ods").statusCode()).isEqualTo(200);
        assertThat(demander("/renouvellements").statusCode()).isEqualTo(403);
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/annuaire/mandats/"
                                                + cheffe.mandat() + "/accorder"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString("role=prefet"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .as("sans jeton, rien ne s'écrit")
                .isEqualTo(403);
    }

    private void regarder(String adresse) throws Exception {
        var reponse = demander(adresse);
        assertThat(reponse.statusCode()).as(adresse).isEqualTo(200);
        assertThat(ValidateurHtml.erreurs(reponse.body())).as(adresse).isEmpty();
        try (var visite = navigateur.visiter(adresse, Conditions.BUREAU)) {
            visite.accessible().sansDebordement();
            photographier(visite, adresse + "-1280");
            visite.page().setViewportSize(390, 900);
            visite.accessible().sansDebordement();
            photographier(visite, adresse + "-390");
            visite.page().setViewportSize(320, 900);
            visite.sansDebordement();
        }
    }

    /** Gardée en image si l'on demande où, par {@code -Dcaptures=…} : rien ne la juge. */
    private static void photographier(Visite visite, String nom) {
        var dossier = System.getProperty("captures");
        if (dossier != null) {
            visite.photographier(Path.of(dossier, nom.replaceAll("[^a-z0-9-]+", "_") + ".png"));
        }
    }

    private java.net.http.HttpResponse<String> demander(String adresse) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static void remplir(Visite visite, String libelle, String valeur) {
        visite.page().getByLabel(libelle).first().fill(valeur);
    }

    private static Locator bouton(Visite visite, String texte) {
        return visite.page()
                .locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(texte).setExact(true));
    }
}
