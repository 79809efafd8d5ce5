package fr.halle.acces.session;

import fr.halle.platform.Indisponible;
import fr.halle.platform.acteur.ActeurCourant;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Où la session se lit, et quand elle ne suffit plus à écrire. */
@Configuration(proxyBeanMethods = false)
@AvecComptes
class SessionConfiguration {

    private static final Set<String> LECTURES = Set.of("GET", "HEAD");

    /** Avant la sécurité : ses pages d'erreur aussi disent qui est connecté. */
    @Bean
    FilterRegistrationBean<FiltreDeSession> filtreDeSession(SessionCourante courante) {
        var filtre = new FilterRegistrationBean<>(new FiltreDeSession(courante));
        filtre.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10);
        filtre.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return filtre;
    }

    @Bean
    WebMvcConfigurer ecrituresGardees(SessionCourante courante) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registre) {
                registre.addInterceptor(new EcrituresGardees(courante));
            }
        };
    }

    /** Une instance qui n'a pas de nouvelles de la base depuis dix secondes ne sait plus qui peut quoi. */
    private record EcrituresGardees(SessionCourante courante) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest requete, HttpServletResponse reponse, Object route) {
            if (!LECTURES.contains(requete.getMethod())
                    && ActeurCourant.personne().isPresent()
                    && !courante.aJour()) {
                throw new Indisponible(
                        "Halle ne peut pas vérifier vos droits pour l'instant, et n'a donc rien enregistré : recommencez dans une minute.");
            }
            return true;
        }
    }
}
