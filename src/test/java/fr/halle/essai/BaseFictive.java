package fr.halle.essai;

import fr.halle.platform.Chargement;
import fr.halle.platform.Echelle;
import fr.halle.platform.Generation;
import fr.halle.platform.JeuFictif;
import fr.halle.platform.base.Connexions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Des bases de données fictives, comme {@code ./halle generer} les fait ; les territoires n'y sont chargés qu'une fois. */
public final class BaseFictive {

    private static @Nullable Connexions territoires;
    private static @Nullable Connexions nation;

    private BaseFictive() {}

    /** Une base à celui qui l'appelle seul. */
    public static synchronized Connexions generer(Echelle echelle, int facteur, long graine) {
        var base = BaseDEssai.copie(territoires());
        ecrire(
                base,
                contexte -> contexte.getBeanProvider(JeuFictif.class)
                        .orderedStream()
                        .forEach(jeu -> jeu.generer(new Generation(echelle, facteur, graine, _ -> {}))));
        return base;
    }

    /** Celle de la nation, que les essais de lecture se partagent. */
    public static synchronized Connexions nation() {
        var base = nation;
        if (base == null) {
            base = generer(Echelle.NATION, 1, 1);
            nation = base;
        }
        return base;
    }

    private static Connexions territoires() {
        var base = territoires;
        if (base == null) {
            base = BaseDEssai.neuve();
            ecrire(base, contexte -> {
                contexte.getBean(JdbcClient.class)
                        .sql("insert into platform.instance (nature, version) values ('fictive', 'essai')")
                        .update();
                contexte.getBeanProvider(Chargement.class)
                        .orderedStream()
                        .filter(chargement -> !chargement.temoin())
                        .forEach(Chargement::charger);
            });
            territoires = base;
        }
        return base;
    }

    private static void ecrire(Connexions base, Consumer<ConfigurableApplicationContext> travail) {
        try (var contexte = BaseChargee.pourEcrire(base)) {
            new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
                travail.accept(contexte);
                contexte.getBean(JdbcClient.class).sql("analyze").update();
            });
        }
    }
}
