package fr.halle.programme.candidature;

import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Dans les essais seulement : un cookie « acteur » dit qui agit. La vraie connexion a ses propres essais. */
@TestConfiguration(proxyBeanMethods = false)
public class ActeursDEssai {

    public static final ConcurrentHashMap<String, Acteur.Personne> CONNUS = new ConcurrentHashMap<>();

    @Bean
    FilterRegistrationBean<Filter> acteurDuCookie() {
        var filtre = new FilterRegistrationBean<Filter>((demande, reponse, suite) -> {
            var cookies = ((HttpServletRequest) demande).getCookies();
            var acteur = cookies == null
                    ? null
                    : Arrays.stream(cookies)
                            .filter(c -> c.getName().equals("acteur"))
                            .map(c -> CONNUS.get(c.getValue()))
                            .findFirst()
                            .orElse(null);
            if (acteur == null) {
                suite.doFilter(demande, reponse);
            } else {
                try {
                    ActeurCourant.agir(acteur, () -> {
                        suite.doFilter(demande, reponse);
                        return null;
                    });
                } catch (java.io.IOException | jakarta.servlet.ServletException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        filtre.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filtre;
    }
}
