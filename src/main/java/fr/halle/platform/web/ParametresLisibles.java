package fr.halle.platform.web;

import fr.halle.platform.ParametreInvalide;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuse le caractère nul, que personne ne tape et que la base ne sait pas garder dans un texte. */
class ParametresLisibles implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest requete, HttpServletResponse reponse, Object route) {
        requete.getParameterMap().forEach((nom, valeurs) -> {
            if (Arrays.stream(valeurs).anyMatch(v -> v.indexOf('\0') >= 0)) {
                throw new ParametreInvalide(
                        nom, "Ce paramètre contient un caractère illisible : écrivez-le de nouveau.");
            }
        });
        return true;
    }
}
