package fr.halle.platform.web.memoire;

import fr.halle.platform.base.Connexion;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Le serveur garde ses pages ; les essais et les commandes, non. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("halle.memoire-des-pages")
class MemoireConfiguration {

    @Bean
    Veille veille(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username:#{null}}") String utilisateur,
            @Value("${spring.datasource.password:#{null}}") String motDePasse) {
        return new Veille(new Connexion(url, utilisateur, motDePasse));
    }

    /** Après la sécurité, qui met ses entêtes à toute réponse. */
    @Bean
    FilterRegistrationBean<PagesGardees> pagesGardees(Veille veille, Clock horloge, MeterRegistry compteurs) {
        var filtre = new FilterRegistrationBean<>(new PagesGardees(veille, horloge, compteurs));
        filtre.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return filtre;
    }
}
