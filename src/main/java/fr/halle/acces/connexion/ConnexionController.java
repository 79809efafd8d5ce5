package fr.halle.acces.connexion;

import fr.halle.acces.session.AvecComptes;
import fr.halle.acces.session.Cookies;
import fr.halle.acces.session.SessionCourante;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Se connecter, et se déconnecter. */
@Controller
@AvecComptes
@Public
public class ConnexionController {

    private final Ecrans ecrans;
    private final ReglagesDeConnexion reglages;
    private final SessionCourante courante;
    private final Cookies cookies;
    private final ObjectProvider<DeconnexionDuFournisseur> fournisseur;

    ConnexionController(
            Ecrans ecrans,
            ReglagesDeConnexion reglages,
            SessionCourante courante,
            Cookies cookies,
            ObjectProvider<DeconnexionDuFournisseur> fournisseur) {
        this.ecrans = ecrans;
        this.reglages = reglages;
        this.courante = courante;
        this.cookies = cookies;
        this.fournisseur = fournisseur;
    }

    @GetMapping("/connexion")
    ModelAndView demander(
            @RequestParam(required = false) @Nullable String retour,
            @RequestParam(required = false) @Nullable String fait,
            HttpServletRequest requete,
            @Nullable CsrfToken jeton) {
        if (ActeurCourant.personne().isPresent()) {
            return Retour.vers(Retour.local(retour));
        }
        var message =
                "mot-de-passe".equals(fait) ? "Votre mot de passe est enregistré : connectez-vous avec lui." : null;
        return page(Retour.local(retour), "", message, "success", requete, jeton);
    }

    /** La même page, après un essai manqué. */
    public ModelAndView refuser(
            String retour, String courriel, String message, HttpServletRequest requete, @Nullable CsrfToken jeton) {
        var page = page(retour, courriel, message, "error", requete, jeton);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping("/deconnexion")
    ModelAndView finir(HttpServletRequest requete, HttpServletResponse reponse) {
        var jeton = courante.finir(requete, reponse);
        var chezLui = jeton.flatMap(j ->
                fournisseur.stream().findFirst().flatMap(f -> f.adresse(j, cookies.racine(requete) + "/deconnexion")));
        return Retour.vers(chezLui.orElse("/deconnexion"));
    }

    /** La page d'une session finie : c'est aussi là que renvoie le fournisseur d'identité. */
    public record PageDeconnexion(Ecran ecran) {}

    @GetMapping("/deconnexion")
    ModelAndView finie() {
        return ActeurCourant.personne().isPresent()
                ? Retour.vers(Retour.DEFAUT)
                : new ModelAndView(
                        "acces/deconnexion",
                        "page",
                        new PageDeconnexion(ecrans.nouveau("Déconnexion").construire()));
    }

    private ModelAndView page(
            String retour,
            String courriel,
            @Nullable String message,
            String ton,
            HttpServletRequest requete,
            @Nullable CsrfToken jeton) {
        return new ModelAndView(
                "acces/connexion",
                "page",
                new PageConnexion(
                        ecrans.nouveau("Se connecter").construire(),
                        retour,
                        reglages.parFournisseur()
                                ? reglages.texte("oidc.libelle", "votre fournisseur d’identité")
                                : null,
                        Lien.vers("/connexion/fournisseur")
                                .avec("retour", retour)
                                .url(),
                        reglages.parCompteLocal(),
                        reglages.demonstration(),
                        !cookies.gardes(requete),
                        courriel,
                        message,
                        ton,
                        jeton));
    }
}
