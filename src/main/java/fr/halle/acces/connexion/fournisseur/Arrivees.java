package fr.halle.acces.connexion.fournisseur;

import fr.halle.acces.session.AvecComptes;
import fr.halle.acces.session.Cookies;
import fr.halle.acces.session.Jetons;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Une personne que le fournisseur connaît et que Halle ne connaît pas. Son identité prouvée voyage une heure dans un cookie chiffré :
 * la page des demandes d'accès la lit ici, au lieu de la redemander.
 */
@Component
@AvecComptes
public class Arrivees {

    private static final String COOKIE = "halle-arrivee";
    private static final Duration DUREE = Duration.ofHours(1);

    private final Cookies cookies;
    private final Jetons jetons;

    Arrivees(Cookies cookies, Jetons jetons) {
        this.cookies = cookies;
        this.jetons = jetons;
    }

    public Optional<Identite> lire(HttpServletRequest requete) {
        return cookies.lire(requete, COOKIE).flatMap(texte -> jetons.ouvrir(COOKIE, texte, Identite.class));
    }

    public void oublier(HttpServletRequest requete, HttpServletResponse reponse) {
        if (cookies.lire(requete, COOKIE).isPresent()) {
            cookies.effacer(requete, reponse, COOKIE);
        }
    }

    void retenir(Identite identite, HttpServletRequest requete, HttpServletResponse reponse) {
        cookies.poser(requete, reponse, COOKIE, jetons.fermer(COOKIE, identite, DUREE), DUREE);
    }
}
