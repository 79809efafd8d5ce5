package fr.halle.platform.web;

import fr.halle.platform.NatureDeLaBase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import tools.jackson.databind.json.JsonMapper;

/** Les pages : modèles, fichiers statiques, arguments des contrôleurs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class WebConfiguration {

    private static final String POLICES = "META-INF/resources/webjars/fontsource__source-sans-pro/4.5.11/files/";
    private static final CacheControl UN_AN =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Bean
    ModelesJte modelesJte() {
        return new ModelesJte();
    }

    /** Tout est en français, quelle que soit la langue du navigateur. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.FRENCH);
    }

    @Bean
    Routes routes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> pages) {
        return new Routes(pages::getObject);
    }

    @Bean
    Ecrans ecrans(Routes routes, NatureDeLaBase nature, Clock horloge, ObjectProvider<CompteMontre> comptes) {
        return new Ecrans(routes, nature, horloge, comptes);
    }

    @Bean
    Erreurs erreurs(Ecrans ecrans, Routes routes, JsonMapper json) {
        return new Erreurs(ecrans, routes, json);
    }

    /** Tomcat refuse lui-même ce qu'il ne sait pas lire : sa page devient la nôtre. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> rapport() {
        return serveur -> serveur.addContextCustomizers(contexte -> {
            if (contexte.getParent() instanceof StandardHost hote) {
                hote.setErrorReportValveClass(RapportTomcat.class.getName());
            }
        });
    }

    @Bean
    WebMvcConfigurer pages(Clock horloge, ObjectProvider<BorneDeLecture> borne) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolveurs) {
                resolveurs.add(new LectureDemandee(horloge, borne));
                resolveurs.add(new ListeDemandee());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registre) {
                registre.addInterceptor(new ParametresLisibles());
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registre) {
                registre.addResourceHandler(Ressources.RACINE + "polices/4.5.11/**")
                        .addResourceLocations("classpath:/" + POLICES)
                        .setCacheControl(UN_AN);
                registre.addResourceHandler(Ressources.RACINE + "**")
                        .addResourceLocations("classpath:/static/")
                        .setCacheControl(UN_AN)
                        .resourceChain(true)
                        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
            }
        };
    }
}
