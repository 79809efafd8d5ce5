package fr.halle.acces.connexion;

import static fr.halle.acces.connexion.Instances.MOT_DE_PASSE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.session.Sessions;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.base.Connexions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Se connecter par mot de passe à un vrai serveur, changer de chapeau, et se déconnecter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnexionLocaleTest {

    private Connexions base;
    private ConfigurableApplicationContext halle;
    private String racine;
    private UUID maire;

    @BeforeAll
    void demarrer() {
        base = BaseChargee.copie();
        halle = Instances.lancer(base, Map.of());
        racine = Instances.racine(halle);
        maire = Instances.compte(halle, "Maïté", "maite@exemple.fr");
        Instances.maire(halle, maire, "40197");
        Instances.maire(halle, maire, "40046");
    }

    @AfterAll
    void arreter() {
        halle.close();
    }

    @Test
    void une_personne_se_connecte_choisit_son_chapeau_et_se_deconnecte() {
        var elle = new Visiteur(racine);

        var apres = elle.seConnecter("Maite@exemple.fr", MOT_DE_PASSE, "/sources?tri=nom");
        assertThat(apres.statusCode()).isEqualTo(303);
        assertThat(Visiteur.suite(apres)).isEqualTo("/mon-compte/chapeau?retour=%2Fsources%3Ftri%3Dnom");
        var choix = elle.lire("/mon-compte/chapeau?retour=%2Fsources");
        assertThat(choix.statusCode()).isEqualTo(200);
        var chapeau = choix.body().replaceAll("(?s).*?name=\"chapeau\" value=\"([^\"]+)\".*", "$1");
        var avant = elle.cookie("halle").orElseThrow().getValue();
        var pris = elle.envoyer("/mon-compte/chapeau", "chapeau", chapeau, "retour", "/sources");
        assertThat(Visiteur.suite(pris)).isEqualTo("/sources");
        assertThat(elle.cookie("halle").orElseThrow().getValue()).isNotEqualTo(avant);
        assertThat(elle.lire("/sources").body()).contains("Au titre de\u00a0: Maire, Commune");

        var compte = elle.lire("/mon-compte").body();
        assertThat(compte).contains("Firefox, Linux", "Mot de passe", "Maïté Essai");
        var fin = elle.envoyer("/deconnexion");
        assertThat(Visiteur.suite(fin)).isEqualTo("/deconnexion");
        assertThat(elle.lire("/deconnexion").body()).contains("Vous êtes déconnecté");
        assertThat(elle.lire("/mon-compte").statusCode()).isEqualTo(303);
    }

    @Test
    void une_personne_change_son_mot_de_passe_et_ses_autres_sessions_sont_fermees() {
        var id = Instances.compte(halle, "Odile", "odile@exemple.fr");
        var ailleurs = new Visiteur(racine);
        ailleurs.seConnecter("odile@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        var elle = new Visiteur(racine);
        elle.seConnecter("odile@exemple.fr", MOT_DE_PASSE, "/mon-compte");
        assertThat(elle.lire("/mon-compte").body()).contains("Changer de mot de passe");
        elle.lire("/mon-compte/mot-de-passe");

        assertThat(changer(elle, "pas celui-là du tout", "quatre mots sans lien"))
                .contains("pas votre mot de passe");
        assertThat(changer(elle, MOT_DE_PASSE, "court")).contains("il en faut au moins");
        assertThat(changer(elle, MOT_DE_PASSE, MOT_DE_PASSE)).contains("déjà votre mot de passe");
        assertThat(changer(elle, MOT_DE_PASSE, "quatre mots sans lien")).isEqualTo("/mon-compte?fait=mot-de-passe");

        assertThat(elle.lire("/mon-compte?fait=mot-de-passe").body()).contains("Votre mot de passe est changé");
        assertThat(Instances.enService(() -> halle.getBean(Sessions.class).ouvertes(id)))
                .as("la sienne seulement")
                .hasSize(1);
        assertThat(new Visiteur(racine)
                        .seConnecter("odile@exemple.fr", MOT_DE_PASSE, "/")
                        .statusCode())
                .isEqualTo(422);
        assertThat(Instances.enService(() -> halle.getBean(Historique.class).de("personne", id.toString())))
                .extracting(LigneDHistorique::phrase)
                .contains("change le mot de passe", "refuse un mot de passe", "ferme une session");
    }

    /** Rend la suite, ou la page à corriger. */
    private static String changer(Visiteur elle, String ancien, String nouveau) {
        var reponse = elle.envoyer(
                "/mon-compte/mot-de-passe", "ancien", ancien, "mot_de_passe", nouveau, "confirmation", nouveau);
        return reponse.statusCode() == 303 ? Visiteur.suite(reponse) : reponse.body();
    }

    @Test
    void une_page_reservee_mene_a_la_connexion_et_l_api_repond_401() {
        var inconnu = new Visiteur(racine);

        var page = inconnu.lire("/mon-compte?x=%2F");
        assertThat(Visiteur.suite(page)).isEqualTo("/connexion?retour=%2Fmon-compte%3Fx%3D%252F");
    }
}
