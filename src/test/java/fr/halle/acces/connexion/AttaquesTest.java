package fr.halle.acces.connexion;

import static fr.halle.acces.connexion.Instances.MOT_DE_PASSE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.connexion.local.LiensDeMotDePasse;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.GestesSurLesComptes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Ce qu'essaie qui veut entrer sans y être invité : le bon statut, une phrase, et jamais de panne. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttaquesTest {

    private ConfigurableApplicationContext halle;
    private String racine;

    @BeforeAll
    void demarrer() {
        halle = Instances.lancer(BaseChargee.copie(), Map.of());
        racine = Instances.racine(halle);
        Instances.compte(halle, "Jeanne", "jeanne@exemple.fr");
    }

    @AfterAll
    void arreter() {
        halle.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mechant.example/",
                "//mechant.example/",
                "/\\mechant.example",
                "/\t/mechant.example",
                "\\/mechant.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:x=y",
                "/connexion?retour=/connexion",
                "http:/mechant.example",
                ""
            })
    void on_ne_revient_jamais_ailleurs_que_chez_soi(String retour) {
        var suite = Retour.local(retour);

        assertThat(suite).startsWith("/").doesNotStartWith("//").doesNotContain("\\", "\r", "\n", "\t");
        if (!retour.startsWith("/%0d")) {
            assertThat(suite).isEqualTo("/mon-compte");
        }
    }

    @Test
    void on_revient_a_son_invitation_et_seulement_a_la_sienne() {
        assertThat(Retour.local("/invitation?jeton=abc-_9")).isEqualTo("/invitation?jeton=abc-_9");
        assertThat(Retour.accueille("/invitation?jeton=abc-_9")).isTrue();
        assertThat(Retour.accueille("/acces/demander")).isTrue();
        for (var ailleurs : new String[] {
            "/invitations",
            "/invitation/../annuaire",
            "//invitation",
            "https://exemple.fr/invitation",
            "invitation",
            "/mon-compte"
        }) {
            assertThat(Retour.accueille(ailleurs)).as(ailleurs).isFalse();
        }
    }

    @Test
    void mille_mauvais_mots_de_passe_font_attendre_sans_dire_si_le_compte_existe() {
        Instances.compte(halle, "Karim", "karim@exemple.fr");
        for (var courriel : new String[] {"personne@exemple.fr", "karim@exemple.fr"}) {
            // Les essais sur l'un ne doivent pas faire attendre l'autre : ils viennent de la même adresse.
            Instances.oublierLesEssais(halle);
            var statuts = new ConcurrentHashMap<Integer, AtomicInteger>();
            IntStream.range(0, 8).parallel().forEach(fil -> {
                var visiteur = new Visiteur(racine);
                visiteur.lire("/connexion");
                for (var i = 0; i < 63; i++) {
                    var statut = visiteur.envoyer(
                                    "/connexion", "courriel", courriel, "mot_de_passe", "essai " + fil + " " + i)
                            .statusCode();
                    statuts.computeIfAbsent(statut, _ -> new AtomicInteger()).incrementAndGet();
                }
            });

            assertThat(statuts.keySet()).as(courriel).isSubsetOf(422, 429);
            assertThat(nombre(statuts, 422)).as("essais jugés, %s", courriel).isBetween(1, 15);
            assertThat(nombre(statuts, 429)).isGreaterThan(480);
        }
        var visiteur = new Visiteur(racine);
        var reponse = visiteur.seConnecter("karim@exemple.fr", MOT_DE_PASSE, "/");
        assertThat(reponse.statusCode()).as("même le bon mot de passe attend").isEqualTo(429);
        assertThat(reponse.headers().firstValue("Retry-After")).isPresent();
        assertThat(reponse.body()).contains("attendez").doesNotContain("Exception", "at fr.halle");
        // Les essais suivants viennent de la même adresse : ils ne doivent pas attendre celui-ci.
        Instances.oublierLesEssais(halle);
    }

    @Test
    void sans_le_jeton_du_formulaire_rien_ne_s_envoie() {
        var visiteur = new Visiteur(racine);
        assertThat(visiteur.envoyer("/connexion", "courriel", "jeanne@exemple.fr", "mot_de_passe", MOT_DE_PASSE)
                        .statusCode())
                .isEqualTo(403);
        visiteur.seConnecter("jeanne@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        // Celui d'avant la connexion ne vaut plus.
        assertThat(visiteur.envoyer("/deconnexion").statusCode()).isEqualTo(403);
        visiteur.lire("/mon-compte");
        assertThat(visiteur.envoyer("/deconnexion").statusCode()).isEqualTo(303);
    }

    @Test
    void des_saisies_demesurees_ou_mal_formees_recoivent_un_refus_et_non_une_panne() {
        var visiteur = new Visiteur(racine);
        visiteur.lire("/connexion");
        for (var mot :
                new String[] {"", "é".repeat(300), "x".repeat(100_000), "' or 1=1 --", "\uD83D\uDE00".repeat(20)}) {
            for (var courriel : new String[] {"", "x", "@", "a@b.fr' or '1'='1", "a".repeat(5_000) + "@b.fr"}) {
                var reponse = visiteur.envoyer("/connexion", "courriel", courriel, "mot_de_passe", mot);
                assertThat(reponse.statusCode()).isIn(422, 429);
                assertThat(reponse.body()).doesNotContain("Exception");
            }
        }
        Instances.oublierLesEssais(halle);
        assertThat(visiteur.lire("/connexion/mot-de-passe?jeton=invente").statusCode())
                .isEqualTo(404);
        assertThat(visiteur.lire("/connexion/mot-de-passe").statusCode()).isEqualTo(404);
        assertThat(visiteur.lire("/connexion/fournisseur").statusCode()).isEqualTo(404);
        assertThat(visiteur.lire("/connexion/fournisseur/retour?code=x&state=y").statusCode())
                .isEqualTo(400);
        visiteur.seConnecter("jeanne@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        visiteur.lire("/mon-compte");
        assertThat(visiteur.envoyer("/mon-compte/chapeau", "chapeau", "x").statusCode())
                .isEqualTo(400);
        assertThat(visiteur.envoyer("/mon-compte/sessions/x/fermer").statusCode())
                .isEqualTo(404);
    }

    @Test
    void un_lien_de_mot_de_passe_ne_sert_qu_une_fois_et_ferme_les_sessions() {
        var id = Instances.compte(halle, "Lou", "lou@exemple.fr");
        var ancienne = new Visiteur(racine);
        ancienne.seConnecter("lou@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        var lien = halle.getBean(LiensDeMotDePasse.class).reinitialiser(id, "");
        var jeton = lien.replaceFirst(".*jeton=", "");
        var visiteur = new Visiteur(racine);
        assertThat(visiteur.lire(lien).body()).contains("lou@exemple.fr");
        assertThat(visiteur.envoyer(
                                "/connexion/mot-de-passe",
                                "jeton",
                                jeton,
                                "mot_de_passe",
                                "court",
                                "confirmation",
                                "court")
                        .statusCode())
                .isEqualTo(422);
        assertThat(visiteur.envoyer(
                                "/connexion/mot-de-passe",
                                "jeton",
                                jeton,
                                "mot_de_passe",
                                "quatre mots sans lien",
                                "confirmation",
                                "quatre mots sans lien")
                        .statusCode())
                .isEqualTo(303);

        // Le signal de la base peut suivre d'un instant la réponse : la promesse est de dix secondes.
        var fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (ancienne.lire("/mon-compte").statusCode() != 303) {
            assertThat(System.nanoTime()).as("effet en dix secondes").isLessThan(fin);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(visiteur.lire(lien).statusCode()).isEqualTo(404);
        assertThat(visiteur.seConnecter("lou@exemple.fr", MOT_DE_PASSE, "/").statusCode())
                .isEqualTo(422);
        assertThat(visiteur.seConnecter("lou@exemple.fr", "quatre mots sans lien", "/")
                        .statusCode())
                .isEqualTo(303);
        assertThat(halle.getBean(GestesSurLesComptes.class).lister().toString())
                .contains("lou@exemple.fr")
                .doesNotContain("argon2");
    }

    private static int nombre(Map<Integer, AtomicInteger> statuts, int statut) {
        return statuts.getOrDefault(statut, new AtomicInteger()).get();
    }
}
