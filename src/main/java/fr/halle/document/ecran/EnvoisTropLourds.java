package fr.halle.document.ecran;

import fr.halle.document.reception.ReglagesDesPieces;
import fr.halle.document.reception.Tampon;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuse un envoi trop lourd avant que le serveur ne l'ait posé sur le disque. Sans cela, Tomcat le couperait avant d'avoir lu le jeton
 * du formulaire, et la personne lirait qu'elle n'a pas le droit.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class EnvoisTropLourds {

    private static final long MIO = 1024L * 1024;

    /** Les autres cases du formulaire, et ce qui les sépare. */
    private static final long AUTOUR = MIO;

    /** Ce que l'on lit pour rien : couper tout de suite ferait perdre notre phrase au navigateur, qui envoie encore. */
    private static final long LU_POUR_RIEN = 512 * MIO;

    @Bean
    FilterRegistrationBean<Filtre> filtreDesEnvois(ReglagesDesPieces reglages) {
        var filtre = new FilterRegistrationBean<>(new Filtre(reglages.octets()));
        filtre.addUrlPatterns("/pieces");
        // Avant la sécurité, qui lit le formulaire pour y trouver son jeton.
        filtre.setOrder(-1_000);
        return filtre;
    }

    static final class Filtre extends OncePerRequestFilter {

        private final long limite;

        Filtre(long limite) {
            this.limite = limite;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
                throws ServletException, IOException {
            var annonce = requete.getContentLengthLong();
            if (annonce <= limite + AUTOUR) {
                suite.doFilter(requete, reponse);
                return;
            }
            if (annonce <= LU_POUR_RIEN) {
                passer(requete);
            }
            requete.setAttribute(RequestDispatcher.ERROR_EXCEPTION, Tampon.tropLourd(limite));
            reponse.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }

        private static void passer(HttpServletRequest requete) throws IOException {
            var flux = requete.getInputStream();
            var lus = new byte[64 * 1024];
            while (flux.read(lus) >= 0) {
                // Rien n'en est gardé.
            }
        }
    }
}
