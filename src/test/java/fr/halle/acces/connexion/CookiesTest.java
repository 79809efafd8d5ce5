package fr.halle.acces.connexion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.EssaiHalle;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Hors de l'ordinateur même, une session ne voyage qu'en https. */
@EssaiHalle
class CookiesTest {

    @Autowired
    MockMvcTester web;

    @Test
    void en_https_le_cookie_est_sur_et_lie_a_ce_serveur() {
        var cookie = cookie("https", "halle.exemple.fr");

        assertThat(cookie)
                .startsWith("__Host-halle=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void en_http_ailleurs_qu_ici_le_cookie_reste_sur_et_la_page_le_dit() {
        assertThat(cookie("http", "halle.exemple.fr"))
                .startsWith("__Host-halle=")
                .contains("Secure");
        assertThat(web.get().uri("http://halle.exemple.fr/connexion").with(requete -> {
                    requete.setServerName("halle.exemple.fr");
                    return requete;
                }))
                .hasStatusOk()
                .bodyText()
                .contains("Cette adresse n’est pas protégée");
    }

    @Test
    void sur_l_ordinateur_meme_http_suffit() {
        assertThat(cookie("http", "127.0.0.1"))
                .startsWith("halle=")
                .contains("HttpOnly")
                .doesNotContain("Secure");
    }

    @Test
    void l_api_repond_401_en_json_et_une_page_mene_a_la_connexion() {
        assertThat(web.get().uri("/mon-compte?x=1"))
                .hasStatus(303)
                .headers()
                .hasValue("Location", "/connexion?retour=%2Fmon-compte%3Fx%3D1");
        assertThat(web.get().uri("/mon-compte").header("Accept", "application/json"))
                .hasStatus(401)
                .hasContentType("application/problem+json");
        assertThat(web.get().uri("/connexion"))
                .headers()
                .hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    }

    /** Un cookie qui ne vaut rien est repris : c'est assez pour voir comment Halle pose les siens. */
    private String cookie(String schema, String hote) {
        var nom = hote.equals("127.0.0.1") ? "halle" : "__Host-halle";
        var reponse = web.get()
                .uri(schema + "://" + hote + "/accessibilite")
                .with(requete -> {
                    requete.setScheme(schema);
                    requete.setSecure(schema.equals("https"));
                    requete.setServerName(hote);
                    requete.setCookies(new jakarta.servlet.http.Cookie(nom, "x"));
                    return requete;
                })
                .exchange();
        return reponse.getResponse().getHeaders("Set-Cookie").getFirst();
    }
}
