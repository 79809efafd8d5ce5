package fr.halle.platform.web;

import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.Tranche;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Donne aux contrôleurs la {@link DemandeDeListe} écrite par les paramètres {@code tri}, {@code page} et {@code taille}. */
class ListeDemandee implements HandlerMethodArgumentResolver {

    private static final int TAILLE = 50;

    @Override
    public boolean supportsParameter(MethodParameter parametre) {
        return parametre.getParameterType() == DemandeDeListe.class;
    }

    @Override
    public DemandeDeListe resolveArgument(
            MethodParameter parametre,
            @Nullable ModelAndViewContainer conteneur,
            NativeWebRequest requete,
            @Nullable WebDataBinderFactory usine) {
        return new DemandeDeListe(
                Lien.de(Objects.requireNonNull(requete.getNativeRequest(HttpServletRequest.class))),
                Objects.requireNonNullElse(requete.getParameter("tri"), ""),
                new Tranche.Demande(nombre(requete, "page", 1), nombre(requete, "taille", TAILLE)));
    }

    private static int nombre(NativeWebRequest requete, String nom, int defaut) {
        var valeur = requete.getParameter(nom);
        if (valeur == null || valeur.isBlank()) {
            return defaut;
        }
        try {
            return Integer.parseInt(valeur.strip());
        } catch (NumberFormatException e) {
            throw new ParametreInvalide(
                    nom,
                    "%s ne convient pas au paramètre %s : il attend un nombre entier."
                            .formatted(
                                    Typographie.citer(valeur.length() <= 40 ? valeur : valeur.substring(0, 40) + "…"),
                                    Typographie.citer(nom)));
        }
    }
}
