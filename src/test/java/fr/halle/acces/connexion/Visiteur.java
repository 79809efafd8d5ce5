package fr.halle.acces.connexion;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Un navigateur sans écran : il garde ses cookies, et ne suit aucune redirection sans qu'on le lui dise. */
public final class Visiteur {

    private static final Pattern JETON = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String racine;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String dernierJeton = "";

    public Visiteur(String racine) {
        this.racine = racine;
    }

    public HttpResponse<String> lire(String adresse, String... entetes) {
        var demande = HttpRequest.newBuilder(adresse(adresse)).header("Accept", "text/html");
        if (entetes.length > 0) {
            demande.headers(entetes);
        }
        return envoyer(demande.build());
    }

    /** Envoie un formulaire, avec le jeton de la dernière page lue. */
    public HttpResponse<String> envoyer(String adresse, String... champs) {
        var tous = new ArrayList<String>();
        for (var i = 0; i < champs.length; i += 2) {
            tous.add(coder(champs[i]) + "=" + coder(champs[i + 1]));
        }
        tous.add("_csrf=" + coder(dernierJeton));
        return envoyer(HttpRequest.newBuilder(adresse(adresse))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .POST(BodyPublishers.ofString(String.join("&", tous)))
                .build());
    }

    /** Envoie un formulaire avec un fichier joint, et le jeton de la dernière page lue. */
    public HttpResponse<String> joindre(String adresse, String nom, BodyPublisher contenu, String... champs) {
        var debut = new StringBuilder();
        var tous = new ArrayList<>(java.util.List.of(champs));
        tous.addAll(java.util.List.of("_csrf", dernierJeton));
        for (var i = 0; i < tous.size(); i += 2) {
            debut.append("--bord\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(tous.get(i), tous.get(i + 1)));
        }
        debut.append(
                "--bord\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"%s\"\r\n\r\n".formatted(nom));
        return envoyer(HttpRequest.newBuilder(adresse(adresse))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=bord")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(debut.toString()),
                        contenu,
                        BodyPublishers.ofString("\r\n--bord--\r\n")))
                .build());
    }

    /** Ouvre la page de connexion et envoie ce mot de passe. */
    public HttpResponse<String> seConnecter(String courriel, String motDePasse, String retour) {
        lire("/connexion");
        return envoyer("/connexion", "courriel", courriel, "mot_de_passe", motDePasse, "retour", retour);
    }

    public Optional<HttpCookie> cookie(String nom) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(nom))
                .findFirst();
    }

    public void poserUnCookie(String nom, String valeur) {
        var cookie = new HttpCookie(nom, valeur);
        cookie.setPath("/");
        // Le nom que le client de Java donne à « localhost » : sans lui, ce cookie et celui du serveur seraient deux.
        cookie.setDomain("localhost.local");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(racine), cookie);
    }

    public void oublierLeJeton() {
        dernierJeton = "";
    }

    public String jeton() {
        return dernierJeton;
    }

    public static String suite(HttpResponse<?> reponse) {
        return reponse.headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> envoyer(HttpRequest demande) {
        try {
            var reponse = client.send(demande, BodyHandlers.ofString());
            var trouve = JETON.matcher(reponse.body());
            if (trouve.find()) {
                dernierJeton = trouve.group(1);
            }
            return reponse;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI adresse(String adresse) {
        return URI.create(adresse.startsWith("http") ? adresse : racine + adresse);
    }

    private static String coder(String texte) {
        return URLEncoder.encode(texte, StandardCharsets.UTF_8);
    }
}
