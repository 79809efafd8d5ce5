package fr.halle.acces.connexion.local;

import fr.halle.acces.connexion.Retour;
import fr.halle.acces.session.AvecComptes;
import fr.halle.acces.session.SessionCourante;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Choisir un mot de passe, par le lien que l'on a reçu. L'ouvrir ne l'emploie pas : un logiciel qui relit les liens ne le perd pas. */
@Controller
@AvecComptes
@Public
public class MotDePasseController {

    private static final String PERIME =
            "Ce lien ne vaut plus : il a déjà servi, ou il est trop ancien. Demandez-en un autre à la personne qui vous l'a envoyé.";

    private final LiensDeMotDePasse liens;
    private final SessionCourante courante;
    private final Ecrans ecrans;

    MotDePasseController(LiensDeMotDePasse liens, SessionCourante courante, Ecrans ecrans) {
        this.liens = liens;
        this.courante = courante;
        this.ecrans = ecrans;
    }

    /**
     * La page où l'on choisit.
     *
     * @param courriel le compte dont c'est le mot de passe
     * @param lien le jeton de l'adresse
     */
    public record PageMotDePasse(
            Ecran ecran,
            String courriel,
            String lien,
            int minimum,
            @Nullable String erreur,
            @Nullable CsrfToken jeton) {}

    @GetMapping("/connexion/mot-de-passe")
    ModelAndView demander(@RequestParam(name = "jeton", defaultValue = "") String lien, @Nullable CsrfToken jeton) {
        return page(lien, null, jeton);
    }

    @PostMapping("/connexion/mot-de-passe")
    ModelAndView choisir(
            @RequestParam(name = "jeton", defaultValue = "") String lien,
            @RequestParam(name = "mot_de_passe", defaultValue = "") String motDePasse,
            @RequestParam(defaultValue = "") String confirmation,
            @Nullable CsrfToken jeton) {
        try {
            if (!motDePasse.equals(confirmation)) {
                throw new OperationRefusee("Les deux saisies diffèrent : tapez deux fois le même mot de passe.");
            }
            liens.employer(lien, motDePasse);
            courante.tenirCompteDesFermetures();
            return Retour.vers("/connexion?fait=mot-de-passe");
        } catch (OperationRefusee e) {
            var page = page(lien, e.phrase(), jeton);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(String lien, @Nullable String erreur, @Nullable CsrfToken jeton) {
        var courriel = liens.compte(lien).orElseThrow(() -> new Introuvable("jeton", PERIME));
        return new ModelAndView(
                "acces/mot_de_passe",
                "page",
                new PageMotDePasse(
                        ecrans.nouveau("Choisir un mot de passe")
                                .fil("Se connecter", "/connexion")
                                .construire(),
                        courriel,
                        lien,
                        MotsDePasse.MINIMUM,
                        erreur,
                        jeton));
    }
}
