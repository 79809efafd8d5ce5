package fr.halle.acces.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Ce que Halle confie au navigateur et lui reprend. Hors de cet ordinateur, un cookie ne voyage qu'en https, et son nom l'oblige à
 * venir de ce seul serveur ({@code __Host-}).
 */
@Component
@AvecComptes
public class Cookies {

    private static final String PREFIXE = "__Host-";
    private static final Set<String> BOUCLE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final String adressePublique;

    /** @param adressePublique celle que les personnes tapent, si elle diffère de celle que le serveur voit */
    Cookies(@Value("${halle.adresse-publique:}") String adressePublique) {
        this.adressePublique = adressePublique.strip().replaceFirst("/+$", "");
    }

    public Optional<String> lire(HttpServletRequest requete, String nom) {
        var cookies = requete.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        var voulu = nom(requete, nom);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(voulu))
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    public void poser(
            HttpServletRequest requete, HttpServletResponse reponse, String nom, String valeur, Duration duree) {
        reponse.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(nom(requete, nom), valeur)
                        .httpOnly(true)
                        .secure(exigeHttps(requete))
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(duree)
                        .build()
                        .toString());
    }

    public void effacer(HttpServletRequest requete, HttpServletResponse reponse, String nom) {
        poser(requete, reponse, nom, "", Duration.ZERO);
    }

    /** L'adresse de ce serveur, telle que le navigateur la voit, sans barre finale. */
    public String racine(HttpServletRequest requete) {
        return adressePublique.isEmpty()
                ? requete.getRequestURL()
                        .substring(
                                0,
                                requete.getRequestURL().length()
                                        - requete.getRequestURI().length())
                : adressePublique;
    }

    /** Faux seulement en http sur cet ordinateur : ailleurs, un mot de passe ou un cookie en clair se lit en chemin. */
    boolean exigeHttps(HttpServletRequest requete) {
        var adresse = URI.create(racine(requete));
        return "https".equals(adresse.getScheme()) || !BOUCLE.contains(String.valueOf(adresse.getHost()));
    }

    /** Vrai si le navigateur gardera nos cookies : en http hors de cet ordinateur, il les jetterait. */
    public boolean gardes(HttpServletRequest requete) {
        return !exigeHttps(requete) || racine(requete).startsWith("https:") || requete.isSecure();
    }

    private String nom(HttpServletRequest requete, String nom) {
        return exigeHttps(requete) ? PREFIXE + nom : nom;
    }
}
