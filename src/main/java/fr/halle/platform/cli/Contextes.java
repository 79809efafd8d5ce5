package fr.halle.platform.cli;

import fr.halle.platform.Ancrage;
import fr.halle.platform.acteur.ActeurConfiguration;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.base.Dossier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Les deux façons de faire tourner Spring : le serveur web, qui lit pour tous et n'écrit que pour qui s'est fait connaître, et les commandes. */
final class Contextes {

    private Contextes() {}

    static ConfigurableApplicationContext pourEcrire(Class<?> application, Dossier dossier, Connexion connexion) {
        Map<String, Object> reglages = reglages(connexion);
        reglages.put("spring.datasource.hikari.maximum-pool-size", 4);
        reglages.put("spring.datasource.hikari.minimum-idle", 1);
        reglages.put("spring.datasource.hikari.connection-init-sql", ActeurConfiguration.COMMANDE);
        return demarrer(application, dossier, WebApplicationType.NONE, reglages);
    }

    /** La même, sur une base qui vient d'être refaite et que l'on juge : les ancres plus récentes qu'elle n'y manquent pas. */
    static ConfigurableApplicationContext pourJuger(Class<?> application, Dossier dossier, Connexion connexion) {
        Map<String, Object> reglages = reglages(connexion);
        reglages.put("spring.datasource.hikari.maximum-pool-size", 4);
        reglages.put("spring.datasource.hikari.connection-init-sql", ActeurConfiguration.COMMANDE);
        reglages.put(Ancrage.RESTAURATION, true);
        return demarrer(application, dossier, WebApplicationType.NONE, reglages);
    }

    static ConfigurableApplicationContext web(
            Class<?> application, Dossier dossier, Connexions base, String adresse, int port, int portGestion) {
        Map<String, Object> reglages = reglages(base.lecture());
        reglages.put(ActeurConfiguration.URL, base.app().url());
        reglages.put(
                ActeurConfiguration.UTILISATEUR,
                Objects.requireNonNullElse(base.app().utilisateur(), ""));
        reglages.put(
                ActeurConfiguration.MOT_DE_PASSE,
                Objects.requireNonNullElse(base.app().motDePasse(), ""));
        reglages.put("halle.memoire-des-pages", true);
        // Les lectures d'un tableau de bord sont longues à planifier et vite faites : on garde leurs plans.
        reglages.put("spring.datasource.hikari.connection-init-sql", "set plan_cache_mode = force_generic_plan");
        reglages.put("spring.datasource.hikari.data-source-properties.prepareThreshold", 1);
        reglages.put("server.address", adresse);
        reglages.put("server.port", port);
        reglages.put("management.server.address", "127.0.0.1");
        reglages.put("management.server.port", portGestion);
        return demarrer(application, dossier, WebApplicationType.SERVLET, reglages);
    }

    private static Map<String, Object> reglages(Connexion connexion) {
        Map<String, Object> reglages = new LinkedHashMap<>();
        reglages.put("spring.datasource.url", connexion.url());
        if (connexion.utilisateur() != null) {
            reglages.put("spring.datasource.username", connexion.utilisateur());
        }
        if (connexion.motDePasse() != null) {
            reglages.put("spring.datasource.password", connexion.motDePasse());
        }
        return reglages;
    }

    private static ConfigurableApplicationContext demarrer(
            Class<?> application, Dossier dossier, WebApplicationType type, Map<String, Object> reglages) {
        reglages.put(Ancrage.DOSSIER, dossier.racine().toString());
        return new SpringApplicationBuilder(application)
                .web(type)
                .registerShutdownHook(false)
                // La journalisation se règle avant les autres propriétés.
                .properties(Map.of(
                        "logging.file.name",
                        dossier.journaux().resolve("halle.log").toString()))
                .initializers(contexte -> {
                    contexte.getEnvironment().getPropertySources().addFirst(new MapPropertySource("halle", reglages));
                    if (type == WebApplicationType.NONE) {
                        contexte.getBeanFactory().registerSingleton("sansPages", new SansPages());
                    }
                })
                .run();
    }
}
