package fr.halle.essai;

import fr.halle.Halle;
import fr.halle.platform.Chargement;
import fr.halle.platform.acteur.ActeurConfiguration;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.cli.SansPages;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** La base de démonstration des essais : territoires, cas témoins et programme inventé, chargés une fois par JVM. */
public final class BaseChargee {

    private static @Nullable Connexions modele;
    private static @Nullable Connexions partagee;

    private BaseChargee() {}

    /** La base que tous les essais de lecture se partagent. */
    public static synchronized Connexions connexions() {
        var base = partagee;
        if (base == null) {
            base = copie();
            partagee = base;
        }
        return base;
    }

    /** Une base chargée, à celui qui l'appelle seul. */
    public static synchronized Connexions copie() {
        var base = modele;
        if (base == null) {
            base = charger();
            modele = base;
        }
        return BaseDEssai.copie(base);
    }

    /** Un contexte sans web qui peut écrire, comme celui des commandes. */
    public static ConfigurableApplicationContext pourEcrire(Connexions base) {
        return new SpringApplicationBuilder(Halle.class)
                .web(WebApplicationType.NONE)
                .initializers(contexte -> {
                    brancher(contexte, base.app());
                    TestPropertyValues.of(
                                    "spring.datasource.hikari.connection-init-sql=" + ActeurConfiguration.COMMANDE)
                            .applyTo(contexte);
                    contexte.getBeanFactory().registerSingleton("sansPages", new SansPages());
                })
                .run();
    }

    /** Un contexte sans web qui sert des acteurs, comme le serveur : le public lit, une personne écrit, la base sait qui agit. */
    public static ConfigurableApplicationContext pourDesActeurs(Connexions base) {
        return new SpringApplicationBuilder(Halle.class)
                .web(WebApplicationType.NONE)
                .initializers(contexte -> {
                    brancherServeur(contexte, base);
                    contexte.getBeanFactory().registerSingleton("sansPages", new SansPages());
                })
                .run();
    }

    private static Connexions charger() {
        var base = BaseDEssai.neuve();
        remplir(base);
        return base;
    }

    /** Charge la base de démonstration dans une base migrée et vide. */
    public static void remplir(Connexions base) {
        try (var contexte = pourEcrire(base)) {
            new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
                contexte.getBean(JdbcClient.class)
                        .sql("insert into platform.instance (nature, version) values ('demonstration', 'essai')")
                        .update();
                contexte.getBeanProvider(Chargement.class).orderedStream().forEach(Chargement::charger);
                contexte.getBean(JdbcClient.class).sql("analyze").update();
            });
        }
    }

    /** Branche un contexte sur une base, sous ce rôle. */
    public static void brancher(ConfigurableApplicationContext contexte, Connexion connexion) {
        TestPropertyValues.of(Map.of(
                        "spring.datasource.url", connexion.url(),
                        "spring.datasource.username", String.valueOf(connexion.utilisateur()),
                        "spring.datasource.password", String.valueOf(connexion.motDePasse()),
                        "spring.datasource.hikari.maximum-pool-size", "4",
                        "spring.datasource.hikari.minimum-idle", "0"))
                .applyTo(contexte);
    }

    /** Branche un contexte comme le serveur web : en lecture pour le public, en écriture pour qui s'est fait connaître. */
    public static void brancherServeur(ConfigurableApplicationContext contexte, Connexions base) {
        brancher(contexte, base.lecture());
        TestPropertyValues.of(Map.of(
                        ActeurConfiguration.URL, base.app().url(),
                        ActeurConfiguration.UTILISATEUR,
                                String.valueOf(base.app().utilisateur()),
                        ActeurConfiguration.MOT_DE_PASSE,
                                String.valueOf(base.app().motDePasse())))
                .applyTo(contexte);
    }

    /** Branche un essai Spring sur la base partagée, avec le rôle du serveur web. */
    public static final class EnLecture implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            brancherServeur(contexte, connexions());
        }
    }
}
