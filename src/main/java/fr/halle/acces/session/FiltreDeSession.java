package fr.halle.acces.session;

import fr.halle.platform.acteur.ActeurCourant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lie la personne connectée à toute la requête, page d'erreur comprise : la base saura qui demande. */
class FiltreDeSession extends OncePerRequestFilter {

    private final SessionCourante courante;

    FiltreDeSession(SessionCourante courante) {
        this.courante = courante;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest requete) {
        return requete.getRequestURI().startsWith("/statique/") || SessionCourante.ignoree(requete);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        var personne = courante.reconnaitre(requete, reponse);
        if (personne.isEmpty()) {
            suite.doFilter(requete, reponse);
            return;
        }
        try {
            ActeurCourant.agir(personne.get(), () -> {
                suite.doFilter(requete, reponse);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
