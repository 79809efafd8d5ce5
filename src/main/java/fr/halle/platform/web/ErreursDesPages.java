package fr.halle.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Les erreurs levées par une page. */
@ControllerAdvice
@ConditionalOnWebApplication
class ErreursDesPages {

    private final Erreurs erreurs;

    ErreursDesPages(Erreurs erreurs) {
        this.erreurs = erreurs;
    }

    @ExceptionHandler(Throwable.class)
    @Nullable
    ModelAndView repondre(Throwable erreur, HttpServletRequest requete, HttpServletResponse reponse) {
        return erreurs.repondre(erreur, requete, reponse);
    }
}
