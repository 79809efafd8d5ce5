package fr.halle.platform.web;

import fr.halle.platform.NatureBase;
import fr.halle.platform.NatureDeLaBase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Les écrans seuls, sans base : ce que le serveur répond quand rien d'autre n'est là. */
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class})
@Import({
    WebConfiguration.class,
    SecuriteConfiguration.class,
    ErreursDesPages.class,
    ErreursDuServeur.class,
    ComposantsController.class,
    AccessibiliteController.class,
    ReponsesTest.Pages.class
})
class ApplicationWeb {

    /** Le 1er juillet 2026 à 0 h 30 à Paris : la veille à Londres, et le 30 juin à Nouméa jusqu'à 11 h. */
    static final Instant MAINTENANT = Instant.parse("2026-06-30T22:30:00Z");

    @Bean
    Clock horloge() {
        return Clock.fixed(MAINTENANT, ZoneOffset.UTC);
    }

    @Bean
    NatureDeLaBase nature() {
        return () -> NatureBase.DEMONSTRATION;
    }

    @Bean
    BorneDeLecture borne() {
        return () -> LocalDate.of(2019, 1, 1);
    }
}
