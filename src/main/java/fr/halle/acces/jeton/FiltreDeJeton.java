package fr.halle.acces.jeton;

import fr.halle.acces.session.SessionCourante;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.Indisponible;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Fait lire l'API à qui présente un jeton, sous le chapeau de ce jeton. Un jeton n'ouvre rien d'autre, et ne se mêle pas à la session d'un
 * navigateur : quand il y en a un, les cookies ne comptent plus.
 */
class FiltreDeJeton extends OncePerRequestFilter {

    private static final String MOT = "Bearer ";
    private static final Set<String> LECTURES = Set.of("GET", "HEAD");
    private static final String REFUS = FiltreDeJeton.class.getName() + ".refus";

    private final JetonsDApi jetons;

    FiltreDeJeton(JetonsDApi jetons) {
        this.jetons = jetons;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        var jeton = jeton(requete);
        if (jeton.isEmpty()) {
            suite.doFilter(requete, reponse);
            return;
        }
        SessionCourante.ignorer(requete);
        Acteur.Personne personne;
        try {
            personne = reconnaitre(jeton.get(), requete);
        } catch (ConnexionRequise | AccesRefuse e) {
            refuser(e, requete, reponse, suite);
            return;
        } catch (DataAccessException | TransactionException e) {
            LoggerFactory.getLogger(FiltreDeJeton.class).warn("Jeton illisible", e);
            refuser(
                    new Indisponible(
                            "Halle ne peut pas vérifier ce jeton pour l'instant : recommencez dans une minute."),
                    requete,
                    reponse,
                    suite);
            return;
        }
        try {
            ActeurCourant.agir(personne, () -> {
                suite.doFilter(requete, reponse);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Acteur.Personne reconnaitre(String jeton, HttpServletRequest requete) {
        if (!requete.getRequestURI().startsWith("/api/") || !LECTURES.contains(requete.getMethod())) {
            throw new AccesRefuse(
                    "Un jeton ne fait que lire l'API : demandez en GET une adresse qui commence par /api/, ou connectez-vous.");
        }
        return jetons.reconnaitre(jeton);
    }

    /** Le refus se dit là où se disent tous les autres : la page est demandée par personne, et s'arrête avant de rien lire. */
    private static void refuser(
            RuntimeException refus, HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        requete.setAttribute(REFUS, refus);
        suite.doFilter(requete, reponse);
    }

    private static Optional<String> jeton(HttpServletRequest requete) {
        @Nullable String entete = requete.getHeader(HttpHeaders.AUTHORIZATION);
        return entete != null && entete.regionMatches(true, 0, MOT, 0, MOT.length())
                ? Optional.of(entete.substring(MOT.length()).strip())
                : Optional.empty();
    }

    /** Dit le refus d'un jeton, avant tout droit et toute lecture. */
    static final class Refus implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest requete, HttpServletResponse reponse, Object route) {
            if (requete.getAttribute(REFUS) instanceof RuntimeException refus
                    && requete.getAttribute("jakarta.servlet.error.status_code") == null) {
                throw refus;
            }
            return true;
        }
    }
}
