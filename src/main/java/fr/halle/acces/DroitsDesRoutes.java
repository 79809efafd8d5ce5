package fr.halle.acces;

import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Ferme une route à qui n'a pas le droit qu'elle déclare ({@link Exige}, {@link Connecte}), avant qu'elle ne lise quoi que ce soit. */
class DroitsDesRoutes implements HandlerInterceptor {

    private final Droits droits;

    private final LecturesDuControle lectures;

    DroitsDesRoutes(Droits droits, LecturesDuControle lectures) {
        this.droits = droits;
        this.lectures = lectures;
    }

    @Override
    public boolean preHandle(HttpServletRequest requete, HttpServletResponse reponse, Object reponseur) {
        if (reponseur instanceof HandlerMethod route) {
            exiges(route).ifPresent(exige -> {
                connecte();
                if (Arrays.stream(exige.value()).noneMatch(droits::peutQuelquePart)) {
                    throw droits.refus(exige.value()[0]);
                }
                droits.chapeau().ifPresent(chapeau -> lectures.noter(chapeau, adresse(requete)));
            });
            if (porte(route, Connecte.class)) {
                connecte();
            }
        }
        return true;
    }

    private static String adresse(HttpServletRequest requete) {
        var filtres = requete.getQueryString();
        return filtres == null ? requete.getRequestURI() : requete.getRequestURI() + "?" + filtres;
    }

    private static void connecte() {
        if (ActeurCourant.lire() instanceof Acteur.Anonyme) {
            throw new ConnexionRequise();
        }
    }

    /** Ce que dit la méthode l'emporte sur ce que dit son contrôleur. */
    static Optional<Exige> exiges(HandlerMethod route) {
        var deLaMethode = AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), Exige.class);
        return Optional.ofNullable(
                deLaMethode != null
                        ? deLaMethode
                        : AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), Exige.class));
    }

    /** Vrai si cette route est ouverte à tous, ou si quelqu'un est connecté. */
    static boolean connexionFaite(HandlerMethod route) {
        return !(ActeurCourant.lire() instanceof Acteur.Anonyme)
                || exiges(route).isEmpty() && !porte(route, Connecte.class);
    }

    private static boolean porte(HandlerMethod route, Class<? extends java.lang.annotation.Annotation> droit) {
        return AnnotatedElementUtils.hasAnnotation(route.getMethod(), droit)
                || AnnotatedElementUtils.hasAnnotation(route.getBeanType(), droit);
    }
}
