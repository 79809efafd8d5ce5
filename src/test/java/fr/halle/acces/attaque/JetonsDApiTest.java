package fr.halle.acces.attaque;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.Personnes;
import fr.halle.acces.Personnes.EnFonction;
import fr.halle.acces.connexion.Instances;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.session.Sessions;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.ValidateurHtml;
import fr.halle.platform.base.Connexions;
import fr.halle.programme.candidature.Dossier;
import fr.halle.programme.candidature.Redaction;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Un jeton lit ce que lirait la personne sous ce chapeau, rien de plus, et rien d'autre que l'API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JetonsDApiTest {

    private static final String CANDIDATURES = "/api/v1/candidatures";
    private static final String MOI = "/api/v1/moi";
    private static final Pattern JETON = Pattern.compile("halle_[A-Za-z0-9_-]{43}");
    private static final Pattern REVOQUER = Pattern.compile("/mon-compte/jetons/([0-9a-f-]{36})/revoquer");

    private Connexions base;
    private ConfigurableApplicationContext halle;
    private Personnes personnes;
    private Client client;
    private EnFonction maire;
    private String reference;

    @BeforeAll
    void demarrer() {
        base = BaseChargee.copie();
        halle = Instances.lancer(base, Map.of());
        personnes = new Personnes(halle);
        client = new Client(Instances.racine(halle));
        maire = personnes.maire("40197");
        reference = maire.fait(() -> halle.getBean(Redaction.class)
                .creer("pvd", new Dossier("40197", "La ville se vide.", "Lycée.", "", "Rouvrir.", null, List.of())));
    }

    @AfterAll
    void arreter() {
        halle.close();
    }

    @Test
    void un_jeton_se_montre_une_fois_et_lit_ce_que_son_chapeau_lit() {
        var session = session(maire);
        var jeton = creer(session, "Tableau de la mairie", 30);

        assertThat(client.demander("GET", "/mon-compte/jetons", session.cookie(), false)
                        .body())
                .contains("Tableau de la mairie", "Jamais")
                .doesNotContain(jeton);
        assertThat(sql("select string_agg(j::text, ' ') from acces.jeton_d_api j"))
                .doesNotContain(jeton.substring(6));
        assertThat(ValidateurHtml.erreurs(client.demander("GET", "/mon-compte/jetons", session.cookie(), false)
                        .body()))
                .isEmpty();
        assertThat(lire(MOI, jeton).body()).contains("\"role\":\"maire\"", "commune:40197");
        assertThat(lire(CANDIDATURES, jeton).body()).contains(reference);
        assertThat(lire("/api/v1/programmes", jeton).statusCode()).isEqualTo(200);
        assertThat(client.demander("GET", "/mon-compte/jetons", session.cookie(), false)
                        .body())
                .doesNotContain("Jamais");
        assertThat(sql("select count(*)::text from journal.acte where verbe = 'jeton.creer'"))
                .isNotEqualTo("0");
    }

    @Test
    void les_droits_sont_ceux_de_l_ecran() {
        var voisin = creer(session(personnes.maire("40224")), "Voisin", 1);
        var administrateur = creer(session(personnes.administrateur()), "Administration", 1);

        assertThat(lire(CANDIDATURES, voisin).body()).contains("\"total\":0").doesNotContain(reference);
        assertThat(lire(CANDIDATURES, administrateur).statusCode()).isEqualTo(403);
        var anonyme = client.demander("GET", CANDIDATURES, "", false);
        assertThat(anonyme.statusCode()).isEqualTo(401);
        assertThat(anonyme.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void un_jeton_ne_fait_que_lire_l_api() {
        var jeton = creer(session(personnes.prefet("40")), "Préfecture", 1);

        assertThat(lire("/candidatures", jeton).statusCode()).isEqualTo(403);
        assertThat(lire("/mon-compte", jeton).statusCode()).isEqualTo(403);
        assertThat(lire("/api", jeton).statusCode()).isEqualTo(403);
        for (var adresse : List.of(CANDIDATURES, MOI, "/mon-compte/jetons", "/deconnexion", "/candidatures")) {
            for (var avecJeton : List.of(true, false)) {
                var demande = client.demande("POST", adresse, "", avecJeton).header("Authorization", "Bearer " + jeton);
                assertThat(client.envoyer(demande.build()).statusCode())
                        .as(adresse)
                        .isIn(403, 405);
            }
        }
    }

    @Test
    void un_jeton_tronque_altere_ou_invente_n_ouvre_rien_meme_ce_qui_est_public() {
        var jeton = creer(session(personnes.prefet("40")), "À abîmer", 1);
        for (var faux : List.of(
                jeton.substring(0, jeton.length() - 1),
                jeton + "A",
                jeton.substring(0, jeton.length() - 1) + (jeton.endsWith("A") ? "B" : "A"),
                jeton.toUpperCase(java.util.Locale.ROOT),
                "halle_",
                "x",
                "' or 1=1 --",
                "halle_" + "A".repeat(43),
                "A".repeat(7_000))) {
            assertThat(lire(CANDIDATURES, faux).statusCode()).as(faux).isEqualTo(401);
            assertThat(lire("/api/v1/programmes", faux).statusCode()).as(faux).isEqualTo(401);
        }
        assertThat(lire(MOI, jeton).statusCode()).isEqualTo(200);
    }

    @Test
    void un_cookie_ne_prete_rien_a_un_jeton() {
        var prefet = session(personnes.prefet("40"));
        var jeton = creer(session(maire), "Mairie", 1);

        var lePlusFort = client.demande("GET", MOI, prefet.cookie(), false).header("Authorization", "Bearer " + jeton);
        assertThat(client.envoyer(lePlusFort.build()).body()).contains("\"role\":\"maire\"");
        var faux = client.demande("GET", MOI, prefet.cookie(), false).header("Authorization", "Bearer halle_faux");
        assertThat(client.envoyer(faux.build()).statusCode()).isEqualTo(401);
    }

    @Test
    void revoque_par_un_autre_il_vaut_encore_revoque_par_le_sien_il_ne_vaut_plus() {
        var sienne = session(personnes.prefet("40"));
        var jeton = creer(sienne, "À révoquer", 1);
        var id = identifiant(sienne);

        var intrus = session(personnes.prefet("13"));
        assertThat(client.demander("POST", "/mon-compte/jetons/" + id + "/revoquer", intrus.cookie(), true)
                        .statusCode())
                .isEqualTo(404);
        assertThat(lire(MOI, jeton).statusCode()).isEqualTo(200);
        assertThat(client.demander("POST", "/mon-compte/jetons/" + id + "/revoquer", sienne.cookie(), true)
                        .statusCode())
                .isIn(302, 303);
        assertThat(lire(MOI, jeton).statusCode()).isEqualTo(401);
        assertThat(sql("select count(*)::text from platform.session_revoquee where session = '" + id + "'"))
                .isEqualTo("1");
        assertThat(sql("select count(*)::text from journal.acte where verbe = 'jeton.revoquer'"))
                .isNotEqualTo("0");
    }

    @Test
    void le_mandat_fini_l_expiration_ou_la_fermeture_des_sessions_l_arretent() throws SQLException {
        var prefet = personnes.prefet("40");
        var jeton = creer(session(prefet), "Mandat", 1);
        Instances.enService(() -> {
            halle.getBean(Mandats.class).terminer(prefet.mandat(), LocalDate.now(Intrus.PARIS), "essai");
            return true;
        });
        var fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (lire(CANDIDATURES, jeton).statusCode() == 200) {
            assertThat(System.nanoTime()).as("effet en dix secondes").isLessThan(fin);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertThat(lire(CANDIDATURES, jeton).statusCode()).isEqualTo(403);

        var sous = personnes.prefet("47");
        var perime = creer(session(sous), "Périmé", 1);
        try (var proprietaire = Objects.requireNonNull(base.proprietaire()).ouvrir();
                var requete = proprietaire.createStatement()) {
            requete.execute(
                    "update acces.jeton_d_api set cree_le = now() - interval '2 days', expire_le = now() - interval '1 minute' where nom = 'Périmé'");
        }
        assertThat(lire(MOI, perime).statusCode()).isEqualTo(401);
        var autre = creer(session(sous), "Compte fermé", 1);
        halle.getBean(Sessions.class).fermerToutes(sous.acteur().utilisateur(), null, "essai");
        assertThat(lire(MOI, autre).statusCode()).isEqualTo(401);
    }

    @Test
    void on_ne_cree_ni_sans_nom_ni_sans_fin_ni_sans_chapeau_ni_sans_nombre() {
        var session = session(personnes.prefet("33"));
        for (var saisie : List.of(
                List.of("", "30"),
                List.of("x".repeat(81), "30"),
                List.of("a\u0007", "30"),
                List.of("bon", "0"),
                List.of("bon", "91"),
                List.of("bon", "-1"),
                List.of("bon", "99999999999"),
                List.of("bon", "toujours"))) {
            var reponse = envoyer(session, saisie.getFirst(), saisie.getLast());
            assertThat(reponse.statusCode()).as(saisie.toString()).isEqualTo(422);
            assertThat(reponse.body()).doesNotContainPattern(JETON);
        }
        for (var i = 0; i < 10; i++) {
            creer(session, "Jeton " + i, 90);
        }
        assertThat(envoyer(session, "De trop", "1").statusCode()).isEqualTo(409);
        var sans = Intrus.de(halle, "sans", null, personnes.compte("sans-chapeau@exemple.fr"), null, false);
        assertThat(envoyer(sans, "Sans chapeau", "1").statusCode()).isEqualTo(409);
    }

    private Intrus session(EnFonction personne) {
        return Intrus.de(
                halle,
                personne.courriel(),
                null,
                personne.acteur().utilisateur(),
                personne.acteur().habilitation(),
                false);
    }

    private String creer(Intrus session, String nom, int jours) {
        var reponse = envoyer(session, nom, String.valueOf(jours));
        assertThat(reponse.statusCode()).as(reponse.body()).isEqualTo(200);
        assertThat(reponse.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var trouve = JETON.matcher(reponse.body());
        assertThat(trouve.find()).isTrue();
        return trouve.group();
    }

    private HttpResponse<String> envoyer(Intrus session, String nom, String jours) {
        return client.envoyer(client.demande("POST", "/mon-compte/jetons", session.cookie(), true)
                .POST(BodyPublishers.ofString("%s&nom=%s&jours=%s"
                        .formatted(
                                client.champDuJeton(),
                                URLEncoder.encode(nom, StandardCharsets.UTF_8),
                                URLEncoder.encode(jours, StandardCharsets.UTF_8))))
                .build());
    }

    private String identifiant(Intrus session) {
        var trouve = REVOQUER.matcher(client.demander("GET", "/mon-compte/jetons", session.cookie(), false)
                .body());
        assertThat(trouve.find()).isTrue();
        return trouve.group(1);
    }

    private HttpResponse<String> lire(String adresse, String jeton) {
        return client.envoyer(client.demande("GET", adresse, "", false)
                .header("Authorization", "Bearer " + jeton)
                .build());
    }

    private String sql(String requete) {
        return Instances.enService(() ->
                halle.getBean(JdbcClient.class).sql(requete).query(String.class).single());
    }
}
