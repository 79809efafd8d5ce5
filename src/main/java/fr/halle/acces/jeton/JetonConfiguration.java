package fr.halle.acces.jeton;

import fr.halle.acces.session.AvecComptes;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Où les jetons se lisent. */
@Configuration(proxyBeanMethods = false)
@AvecComptes
class JetonConfiguration {

    /** Avant la session du navigateur, qu'il écarte. */
    @Bean
    FilterRegistrationBean<FiltreDeJeton> filtreDeJeton(JetonsDApi jetons) {
        var filtre = new FilterRegistrationBean<>(new FiltreDeJeton(jetons));
        filtre.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 11);
        filtre.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filtre;
    }

    @Bean
    WebMvcConfigurer jetonsRefuses() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registre) {
                registre.addInterceptor(new FiltreDeJeton.Refus()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
