package fr.halle.essai;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.Navigateur.Visite;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Qui visite Halle sans script, sous l'acteur que nomme le cookie « acteur » (voir {@code ActeursDEssai}) : il lit des pages, envoie
 * des formulaires avec le jeton de la page où ils sont, et regarde une page dans un vrai navigateur.
 *
 * @param racine l'adresse du serveur, sans barre finale
 * @param famille ce qui précède le nom de chaque acteur dans le cookie : « convention- » ; vide s'il n'y a rien
 */
public record VisiteurSansScript(String racine, String famille) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern JETON = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    public static VisiteurSansScript sur(int port, String famille) {
        return new VisiteurSansScript("http://localhost:" + port, famille);
    }

    /** @param acteur vide pour qui ne s'est pas fait connaître */
    public HttpResponse<String> lire(String acteur, String adresse) throws IOException, InterruptedException {
        return lire(acteur, adresse, "text/html");
    }

    public HttpResponse<String> lire(String acteur, String adresse, String accepte)
            throws IOException, InterruptedException {
        var demande = HttpRequest.newBuilder(URI.create(racine + adresse)).header("Accept", accepte);
        if (!acteur.isEmpty()) {
            demande.header("Cookie", cookie(acteur));
        }
        return HTTP.send(demande.build(), BodyHandlers.ofString());
    }

    /**
     * Ouvre une page pour y prendre un jeton, puis envoie le formulaire avec lui.
     *
     * @param champs un nom, une valeur, et ainsi de suite
     */
    public HttpResponse<String> envoyer(String acteur, String page, String adresse, List<String> champs)
            throws IOException, InterruptedException {
        var ouverte = lire(acteur, page);
        var trouve = JETON.matcher(ouverte.body());
        var jeton = trouve.find() ? trouve.group(1) : "";
        var cookie = ouverte.headers()
                .firstValue("Set-Cookie")
                .map(c -> "; " + c.split(";", 2)[0])
                .orElse("");
        var corps = new StringBuilder("_csrf=" + encoder(jeton));
        for (var i = 0; i < champs.size(); i += 2) {
            corps.append('&').append(champs.get(i)).append('=').append(encoder(champs.get(i + 1)));
        }
        return poster(cookie(acteur) + cookie, adresse, corps.toString());
    }

    /** Envoie un formulaire sans jeton. */
    public HttpResponse<String> envoyerSansJeton(String acteur, String adresse, String corps)
            throws IOException, InterruptedException {
        return poster(cookie(acteur), adresse, corps);
    }

    private HttpResponse<String> poster(String cookie, String adresse, String corps)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(racine + adresse))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(corps))
                        .build(),
                BodyHandlers.ofString());
    }

    /** HTML valide, accessible, sans débordement, à la largeur d'un bureau et à 320 pixels. */
    public void voir(String acteur, String adresse) throws IOException, InterruptedException {
        valide(acteur, adresse);
        try (var visite = ouvrir(acteur, adresse, Conditions.BUREAU)) {
            visite.accessible().sansDebordement();
            visite.page().setViewportSize(320, 900);
            visite.sansDebordement();
        }
    }

    /** La page, telle que le serveur l'envoie à cet acteur, est du HTML valide. */
    public void valide(String acteur, String adresse) throws IOException, InterruptedException {
        assertThat(ValidateurHtml.erreurs(lire(acteur, adresse).body()))
                .as(adresse)
                .isEmpty();
    }

    /** La page dans un vrai navigateur, sous cet acteur ; à fermer. */
    public Visite ouvrir(String acteur, String adresse, Conditions conditions) {
        return Navigateur.ouvrir(racine)
                .visiter(adresse, conditions, acteur.isEmpty() ? Map.of() : Map.of("acteur", famille + acteur));
    }

    private String cookie(String acteur) {
        return "acteur=" + famille + acteur;
    }

    private static String encoder(String texte) {
        return URLEncoder.encode(texte, StandardCharsets.UTF_8);
    }
}
