package fr.halle.platform.acteur;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * Les trois réserves de connexions du serveur : celle du public, celle des personnes, et celle de Halle elle-même, qui vérifie un droit
 * ou une session pendant qu'une personne tient déjà la sienne. Dans une même réserve, autant de personnes que de connexions
 * s'attendraient sans fin. Les commandes n'en ont qu'une, celle de Spring Boot : elles écrivent toujours, et
 * le disent à la base dès l'ouverture ({@link #COMMANDE}).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ActeurConfiguration.URL)
public class ActeurConfiguration {

    /** L'adresse de la base sous le rôle qui écrit ; sans elle, le serveur ne fait que lire. */
    public static final String URL = "halle.ecriture.url";

    public static final String UTILISATEUR = "halle.ecriture.utilisateur";
    public static final String MOT_DE_PASSE = "halle.ecriture.mot-de-passe";

    /** Ce qu'une commande dit à la base en ouvrant sa connexion. */
    public static final String COMMANDE = "select set_config('halle.service', 'commande', false)";

    @Bean(destroyMethod = "")
    @Primary
    DataSource sourceDesActeurs(HikariDataSource lecture, HikariDataSource ecriture, HikariDataSource service) {
        return new SourceDesActeurs(lecture, ecriture, service);
    }

    @Bean
    HikariDataSource lecture(DataSourceProperties proprietes, Environment reglages) {
        return regler(
                proprietes
                        .initializeDataSourceBuilder()
                        .type(HikariDataSource.class)
                        .build(),
                reglages,
                "lecture",
                true);
    }

    @Bean
    HikariDataSource ecriture(Environment reglages) {
        return enEcriture(reglages, "ecriture");
    }

    @Bean
    HikariDataSource service(Environment reglages) {
        return enEcriture(reglages, "service");
    }

    private static HikariDataSource enEcriture(Environment reglages, String nom) {
        var reserve = new HikariDataSource();
        reserve.setJdbcUrl(reglages.getRequiredProperty(URL));
        reserve.setUsername(vide(reglages.getProperty(UTILISATEUR)));
        reserve.setPassword(vide(reglages.getProperty(MOT_DE_PASSE)));
        return regler(reserve, reglages, nom, false);
    }

    private static HikariDataSource regler(
            HikariDataSource reserve, Environment reglages, String nom, boolean lectureSeule) {
        Binder.get(reglages)
                .bind(
                        "spring.datasource.hikari",
                        org.springframework.boot.context.properties.bind.Bindable.ofInstance(reserve));
        reserve.setPoolName("halle-" + nom);
        reserve.setReadOnly(lectureSeule);
        return reserve;
    }

    private static @Nullable String vide(@Nullable String texte) {
        return texte == null || texte.isEmpty() ? null : texte;
    }
}
