package fr.halle.acces.connexion.fournisseur;

import fr.halle.acces.connexion.Retour;
import fr.halle.acces.invitation.ArriveeVerifiee;
import fr.halle.acces.session.AvecComptes;
import fr.halle.acces.session.Cookies;
import fr.halle.acces.session.Jetons;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.web.Lien;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Une personne que le fournisseur connaît et que Halle ne connaît pas. Son identité prouvée voyage une heure dans un cookie chiffré :
 * les pages de l'invitation et des demandes d'accès la lisent ici, au lieu de la redemander.
 */
@Component
@AvecComptes
public class Arrivees implements ArriveeVerifiee {

    private static final String COOKIE = "halle-arrivee";
    private static final Duration DUREE = Duration.ofHours(1);

    private final Cookies cookies;
    private final Jetons jetons;
    private final IdentitesExternes identites;

    Arrivees(Cookies cookies, Jetons jetons, IdentitesExternes identites) {
        this.cookies = cookies;
        this.jetons = jetons;
        this.identites = identites;
    }

    @Override
    public Optional<Arrivant> de(HttpServletRequest requete) {
        return lire(requete)
                .filter(Identite::sure)
                .map(qui -> new Arrivant(qui.prenom(), qui.nom(), qui.courriel(), qui.siret()));
    }

    /** La session commence par un nouvel aller chez le fournisseur, qui ne redemande rien : c'est lui qui saura aussi la finir. */
    @Override
    public String relier(HttpServletRequest requete, UUID utilisateur) {
        identites.lier(utilisateur, lire(requete).filter(Identite::sure).orElseThrow(ConnexionRequise::new));
        return Lien.vers("/connexion/fournisseur").avec("retour", Retour.DEFAUT).url();
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
