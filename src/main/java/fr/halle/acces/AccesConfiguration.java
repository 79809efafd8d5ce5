package fr.halle.acces;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Les droits des routes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccesConfiguration {

    @Bean
    WebMvcConfigurer droitsDesRoutes(Droits droits, LecturesDuControle lectures) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registre) {
                registre.addInterceptor(new DroitsDesRoutes(droits, lectures));
            }
        };
    }
}
