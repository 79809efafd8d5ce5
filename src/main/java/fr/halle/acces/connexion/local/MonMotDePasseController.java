package fr.halle.acces.connexion.local;

import fr.halle.acces.Connecte;
import fr.halle.acces.connexion.Retour;
import fr.halle.acces.saisie.Saisie;
import fr.halle.acces.session.AvecComptes;
import fr.halle.acces.session.Session;
import fr.halle.acces.session.SessionCourante;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Changer son mot de passe, depuis son compte. */
@Controller
@AvecComptes
@Connecte
public class MonMotDePasseController {

    private static final String ICI = "/mon-compte/mot-de-passe";

    private final MonMotDePasse motDePasse;
    private final SessionCourante courante;
    private final Ecrans ecrans;

    MonMotDePasseController(MonMotDePasse motDePasse, SessionCourante courante, Ecrans ecrans) {
        this.motDePasse = motDePasse;
        this.courante = courante;
        this.ecrans = ecrans;
    }

    /** La page où l'on change ; {@code erreur} dit ce qui ne va pas. */
    public record PageMonMotDePasse(
            Ecran ecran,
            int minimum,
            @Nullable String erreur,
            @Nullable CsrfToken jeton) {}

    @GetMapping(ICI)
    ModelAndView demander(HttpServletRequest requete, @Nullable CsrfToken jeton) {
        // Qui se connecte par un fournisseur d'identité n'a pas de mot de passe ici : son compte dit comment il se
        // connecte.
        if (!motDePasse.existe(session(requete).utilisateur())) {
            return Saisie.vers("/mon-compte");
        }
        return page(null, jeton);
    }

    @PostMapping(ICI)
    ModelAndView changer(
            @RequestParam(defaultValue = "") String ancien,
            @RequestParam(name = "mot_de_passe", defaultValue = "") String nouveau,
            @RequestParam(defaultValue = "") String confirmation,
            HttpServletRequest requete,
            @Nullable CsrfToken jeton) {
        var session = session(requete);
        try {
            if (!nouveau.equals(confirmation)) {
                throw new OperationRefusee("Les deux saisies diffèrent : tapez deux fois le nouveau mot de passe.");
            }
            motDePasse.changer(session.utilisateur(), ancien, nouveau, requete.getRemoteAddr(), session.id());
            courante.tenirCompteDesFermetures();
            return Retour.vers("/mon-compte?fait=mot-de-passe");
        } catch (OperationRefusee e) {
            var page = page(e.phrase(), jeton);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private Session session(HttpServletRequest requete) {
        return courante.lire(requete).orElseThrow(ConnexionRequise::new);
    }

    private ModelAndView page(@Nullable String erreur, @Nullable CsrfToken jeton) {
        return new ModelAndView(
                "acces/mon_mot_de_passe",
                "page",
                new PageMonMotDePasse(
                        ecrans.nouveau("Changer de mot de passe")
                                .fil("Mon compte", "/mon-compte")
                                .construire(),
                        MotsDePasse.MINIMUM,
                        erreur,
                        jeton));
    }
}
