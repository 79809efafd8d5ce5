package fr.halle.acces.connexion;

import static fr.halle.acces.connexion.Instances.MOT_DE_PASSE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.session.Sessions;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Les sessions, sur deux instances qui ne se connaissent que par la base. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsTest {

    /** Ce que promet la conception, pour toute instance. */
    private static final Duration EFFET = Duration.ofSeconds(10);

    private Connexions base;
    private ConfigurableApplicationContext une;
    private ConfigurableApplicationContext autre;

    @BeforeAll
    void demarrer() {
        base = BaseChargee.copie();
        une = Instances.lancer(base, Map.of());
        autre = Instances.lancer(base, Map.of());
    }

    @AfterAll
    void arreter() {
        une.close();
        autre.close();
    }

    @Test
    void une_session_vaut_sur_les_deux_instances_et_sa_fermeture_aussi() {
        Instances.compte(une, "Anne", "anne@exemple.fr");
        var ici = new Visiteur(Instances.racine(une));
        ici.seConnecter("anne@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        var la = new Visiteur(Instances.racine(autre));
        la.poserUnCookie("halle", ici.cookie("halle").orElseThrow().getValue());
        assertThat(la.lire("/mon-compte").statusCode()).isEqualTo(200);

        ici.lire("/mon-compte");
        ici.envoyer("/deconnexion");

        attendre(() -> la.lire("/mon-compte").statusCode() == 303);
    }

    @Test
    void le_mandat_fini_le_chapeau_tombe_sur_les_deux_instances() {
        var bea = Instances.compte(une, "Béa", "bea@exemple.fr");
        var mandat = Instances.maire(une, bea, "40282");
        var ici = new Visiteur(Instances.racine(une));
        ici.seConnecter("bea@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        var la = new Visiteur(Instances.racine(autre));
        la.poserUnCookie("halle", ici.cookie("halle").orElseThrow().getValue());
        assertThat(la.lire("/sources").body()).contains("Au titre de");

        Instances.enService(() -> {
            une.getBean(Mandats.class).terminer(mandat, LocalDate.now(java.time.ZoneId.of("Europe/Paris")), "essai");
            return true;
        });

        attendre(() -> la.lire("/sources").body().contains("Aucun chapeau"));
        attendre(() -> ici.lire("/sources").body().contains("Aucun chapeau"));
    }

    @Test
    void un_cookie_d_avant_la_connexion_ou_le_changement_de_chapeau_ne_vaut_plus() {
        var cle = Instances.compte(une, "Cléo", "cleo@exemple.fr");
        Instances.maire(une, cle, "40282");
        Instances.maire(une, cle, "40119");
        var elle = new Visiteur(Instances.racine(une));
        elle.poserUnCookie("halle", "choisi-par-un-autre");
        elle.seConnecter("cleo@exemple.fr", MOT_DE_PASSE, "/sources");
        var premier = elle.cookie("halle").orElseThrow().getValue();
        assertThat(premier).isNotEqualTo("choisi-par-un-autre");
        var page = elle.lire("/mon-compte/chapeau");
        var chapeau = page.body().replaceAll("(?s).*?name=\"chapeau\" value=\"([^\"]+)\".*", "$1");
        elle.envoyer("/mon-compte/chapeau", "chapeau", chapeau, "retour", "/sources");

        var rejeu = new Visiteur(Instances.racine(une));
        rejeu.poserUnCookie("halle", premier);
        assertThat(rejeu.lire("/mon-compte").statusCode()).isEqualTo(303);

        // Se connecter de nouveau ferme la session d'avant.
        var second = elle.cookie("halle").orElseThrow().getValue();
        var nouvelle = new Visiteur(Instances.racine(une));
        nouvelle.lire("/connexion");
        nouvelle.poserUnCookie("halle", second);
        nouvelle.envoyer("/connexion", "courriel", "cleo@exemple.fr", "mot_de_passe", MOT_DE_PASSE);
        var encore = new Visiteur(Instances.racine(une));
        encore.poserUnCookie("halle", second);
        assertThat(encore.lire("/mon-compte").statusCode()).isEqualTo(303);
    }

    @Test
    void on_ne_prend_pas_le_chapeau_ni_la_session_d_un_autre() {
        var dan = Instances.compte(une, "Dan", "dan@exemple.fr");
        Instances.maire(une, dan, "40282");
        var elie = Instances.compte(une, "Élie", "elie@exemple.fr");
        Instances.maire(une, elie, "40119");
        var lui = new Visiteur(Instances.racine(une));
        lui.seConnecter("dan@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        var autreVisiteur = new Visiteur(Instances.racine(une));
        autreVisiteur.seConnecter("elie@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        var sienne = une.getBean(Sessions.class).ouvertes(elie).getFirst().id();
        var chapeau = chapeau(elie);
        lui.lire("/mon-compte");

        assertThat(lui.envoyer("/mon-compte/chapeau", "chapeau", chapeau.toString())
                        .statusCode())
                .isEqualTo(403);
        lui.lire("/mon-compte");
        lui.envoyer("/mon-compte/sessions/" + sienne + "/fermer");
        assertThat(une.getBean(Sessions.class).ouvertes(elie)).hasSize(1);
        assertThat(autreVisiteur.lire("/mon-compte").statusCode()).isEqualTo(200);
    }

    @Test
    void la_base_elle_meme_ne_montre_plus_rien_a_une_session_fermee() throws SQLException {
        var fanny = Instances.compte(une, "Fanny", "fanny@exemple.fr");
        Instances.maire(une, fanny, "40282");
        var elle = new Visiteur(Instances.racine(une));
        elle.seConnecter("fanny@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        var session = une.getBean(Sessions.class).ouvertes(fanny).getFirst().id();

        assertThat(cles(session, fanny)).isTrue();
        une.getBean(Sessions.class).fermerToutes(fanny, null, "essai");
        assertThat(cles(session, fanny)).isFalse();
    }

    @Test
    void sans_le_dire_a_la_base_le_serveur_ne_lit_ni_cle_ni_mot_de_passe_ni_session() throws SQLException {
        Instances.compte(une, "Gaël", "gael@exemple.fr");
        new Visiteur(Instances.racine(une)).seConnecter("gael@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        for (var table : new String[] {
            "cle_de_session",
            "session",
            "mot_de_passe",
            "code_unique",
            "essai",
            "jeton_de_mot_de_passe",
            "identite_externe",
            "compte_de_demonstration"
        }) {
            assertThat(nombre(base.app(), "select count(*) from acces." + table))
                    .as(table)
                    .isZero();
        }
        assertThat(nombre(
                        base.app(),
                        "select set_config('halle.service', 'essai', false) is null, count(*) from acces.mot_de_passe"))
                .isNotNegative();
    }

    @Test
    void un_jeton_forge_altere_ou_d_un_autre_usage_ne_vaut_rien_et_ne_casse_rien() {
        Instances.compte(une, "Hugo", "hugo@exemple.fr");
        var lui = new Visiteur(Instances.racine(une));
        lui.seConnecter("hugo@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        var bon = lui.cookie("halle").orElseThrow().getValue();
        var sansMac = bon.substring(0, bon.lastIndexOf('.') + 1);
        for (var faux : new String[] {
            "x",
            "a.b.c.d.e",
            bon.substring(0, bon.length() - 2) + (bon.endsWith("A") ? "BB" : "AA"),
            bon.replaceFirst("\\.\\.", ".AAAA."),
            sansMac,
            "eyJhbGciOiJub25lIn0.e30.",
            "eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiZGlyIiwia2lkIjoiaW5jb25udWUiLCJ0eXAiOiJoYWxsZSJ9..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
            "A".repeat(5_000)
        }) {
            var visiteur = new Visiteur(Instances.racine(une));
            visiteur.poserUnCookie("halle", faux);
            assertThat(visiteur.lire("/mon-compte").statusCode()).as(faux).isEqualTo(303);
            visiteur.poserUnCookie("halle-etape", bon);
            assertThat(Visiteur.suite(visiteur.lire("/connexion/code"))).isEqualTo("/connexion");
        }
    }

    @Test
    void une_instance_sans_nouvelles_de_la_base_refuse_d_ecrire() throws SQLException {
        var isolee = BaseChargee.copie();
        try (var seule = Instances.lancer(isolee, Map.of("halle.essai", "sourd"))) {
            Instances.compte(seule, "Inès", "ines@exemple.fr");
            var elle = new Visiteur(Instances.racine(seule));
            elle.seConnecter("ines@exemple.fr", MOT_DE_PASSE, "/mon-compte");
            elle.lire("/mon-compte");
            try (var proprietaire = java.util.Objects.requireNonNull(isolee.proprietaire())
                            .ouvrir();
                    var requete = proprietaire.createStatement()) {
                // La veille ne peut plus lire les clés : elle sait qu'elle ne sait plus.
                requete.execute("alter table acces.cle_de_session rename to cle_cachee");
                var fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                var reponse = elle.envoyer("/mon-compte/sessions/fermer");
                while (reponse.statusCode() != 503 && System.nanoTime() < fin) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                    reponse = elle.envoyer("/mon-compte/sessions/fermer");
                }
                assertThat(reponse.statusCode()).isEqualTo(503);
                assertThat(reponse.body()).contains("rien enregistré");
                assertThat(elle.lire("/sources").statusCode()).isEqualTo(200);
                requete.execute("alter table acces.cle_cachee rename to cle_de_session");
            }
            attendre(() -> elle.envoyer("/mon-compte/sessions/fermer").statusCode() == 303);
        }
    }

    private boolean cles(UUID session, UUID utilisateur) throws SQLException {
        try (var connexion = base.app().ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute(
                    "select set_config('halle.session', '%s', false), set_config('halle.utilisateur', '%s', false), set_config('halle.habilitation', '%s', false)"
                            .formatted(session, utilisateur, chapeau(utilisateur)));
            try (var reponse = requete.executeQuery("select cardinality(platform.cles()) > 0")) {
                reponse.next();
                return reponse.getBoolean(1);
            }
        }
    }

    private UUID chapeau(UUID utilisateur) {
        return une.getBean(fr.halle.acces.Chapeaux.class)
                .de(utilisateur, LocalDate.now())
                .getFirst()
                .id();
    }

    private static long nombre(Connexion connexion, String sql) throws SQLException {
        try (var c = connexion.ouvrir();
                var requete = c.createStatement();
                var reponse = requete.executeQuery(sql)) {
            reponse.next();
            return reponse.getLong(reponse.getMetaData().getColumnCount());
        }
    }

    private static void attendre(BooleanSupplier vrai) {
        var fin = System.nanoTime() + EFFET.toNanos();
        while (!vrai.getAsBoolean()) {
            assertThat(System.nanoTime()).as("effet en dix secondes").isLessThan(fin);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
