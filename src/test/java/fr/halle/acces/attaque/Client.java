package fr.halle.acces.attaque;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Un programme qui demande ce qu'il veut : il choisit ses cookies et ses entêtes, et ne suit aucune redirection. */
final class Client {

    private static final Pattern JETON = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** Ce qu'une page de Halle ne montre jamais : une pile, une classe, une requête. */
    static final Pattern FUITE = Pattern.compile(
            "Exception|\\bat (?:fr\\.halle|java|org\\.)|org\\.(?:springframework|postgresql|apache)|SQLSTATE|Whitelabel|HikariPool");

    private final String racine;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Le couple que tout formulaire envoie : il ne dépend pas de la session. */
    private final String cookieDeFormulaire;

    private final String jeton;

    Client(String racine) {
        this.racine = racine;
        var page = envoyer(HttpRequest.newBuilder(URI.create(racine + "/connexion"))
                .header("Accept", "text/html")
                .build());
        var cookies = page.headers().allValues("set-cookie");
        cookieDeFormulaire = cookies.stream()
                .filter(c -> c.contains("XSRF-TOKEN="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        var trouve = JETON.matcher(page.body());
        if (!trouve.find()) {
            throw new IllegalStateException("La page de connexion n'a pas de jeton de formulaire");
        }
        jeton = trouve.group(1);
    }

    HttpResponse<String> demander(String methode, String adresse, String session, boolean avecJeton) {
        return envoyer(demande(methode, adresse, session, avecJeton).build());
    }

    /** @param avecJeton vrai pour joindre le jeton de formulaire et son cookie */
    HttpRequest.Builder demande(String methode, String adresse, String session, boolean avecJeton) {
        var cookies = (session.isEmpty() ? "" : "halle=" + session + "; ") + (avecJeton ? cookieDeFormulaire : "");
        var demande = HttpRequest.newBuilder(URI.create(racine + adresse)).header("Accept", "text/html,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            demande.header("Cookie", cookies);
        }
        if (methode.equals("GET")) {
            return demande.GET();
        }
        return demande.header("Content-Type", "application/x-www-form-urlencoded")
                .method(methode, avecJeton ? BodyPublishers.ofString("_csrf=" + jeton) : BodyPublishers.noBody());
    }

    /** Le jeton de formulaire, prêt à mettre dans un corps. */
    String champDuJeton() {
        return "_csrf=" + jeton;
    }

    HttpResponse<String> envoyer(HttpRequest demande) {
        try {
            return http.send(demande, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(demande.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
