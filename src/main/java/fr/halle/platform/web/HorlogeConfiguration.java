package fr.halle.platform.web;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** L'heure des écrans et des commandes ; les essais la remplacent. */
@Configuration(proxyBeanMethods = false)
class HorlogeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock horloge() {
        return Clock.systemUTC();
    }
}
