package fr.halle.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Les erreurs nées avant ou après les pages : filtres, sécurité, serveur. */
@Controller
@Public
@ConditionalOnWebApplication
class ErreursDuServeur implements ErrorController {

    private final Erreurs erreurs;

    ErreursDuServeur(Erreurs erreurs) {
        this.erreurs = erreurs;
    }

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ModelAndView repondre(HttpServletRequest requete, HttpServletResponse reponse) {
        // Demandée directement, cette adresse n'est qu'une page qui n'existe pas.
        var statut = requete.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var cause = (Throwable) requete.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return cause == null
                ? erreurs.repondre(Probleme.de(statut), null, requete, reponse)
                : erreurs.repondre(cause, requete, reponse);
    }
}
