package fr.halle.platform.cli;

import fr.halle.platform.Chargement;
import fr.halle.platform.NatureBase;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.faits.Referentiels;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Remplit une base vide : tout dans une transaction, de sorte qu'un arrêt au milieu ne laisse rien. */
final class Remplissage {

    /** Deux Halle sur la même base externe ne la remplissent pas toutes les deux. */
    private static final String VERROU = "select pg_advisory_xact_lock(hashtext('halle.remplissage'))";

    private Remplissage() {}

    static void siVide(Appel appel, Atelier atelier) {
        Connexion connexion = atelier.base().connexions().app();
        boolean remplie = remplie(connexion);
        if (remplie && aJour(connexion)) {
            return;
        }
        try (ConfigurableApplicationContext contexte =
                Contextes.pourEcrire(appel.application(), atelier.dossier(), connexion)) {
            new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
                if (remplie) {
                    completer(appel, contexte);
                } else {
                    remplir(appel, contexte);
                }
            });
        }
    }

    /** Une base restaurée peut venir d'une Halle plus ancienne : ce qui lui manque du projet lui est donné avant qu'on la juge. */
    static void mettreAJour(Appel appel, Connexion connexion, ConfigurableApplicationContext contexte) {
        if (remplie(connexion) && !aJour(connexion)) {
            new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(_ -> completer(appel, contexte));
        }
    }

    /** Une Halle plus récente apporte un dispositif, une source, un paramètre : la base les reçoit sans qu'on la recharge. */
    private static void completer(Appel appel, ConfigurableApplicationContext contexte) {
        contexte.getBean(JdbcClient.class).sql(VERROU).query(rangee -> {});
        etape(
                appel,
                "Vocabulaires et programmes du projet",
                () -> contexte.getBean(Referentiels.class).completer(false));
    }

    private static boolean remplie(Connexion connexion) {
        return vrai(connexion, "select exists (select from platform.instance)");
    }

    private static boolean aJour(Connexion connexion) {
        return vrai(connexion, """
                select coalesce((select empreinte from platform.referentiel order by pose_le desc limit 1), '') = '%s'
                """.formatted(Referentiels.empreinte()));
    }

    private static void remplir(Appel appel, ConfigurableApplicationContext contexte) {
        boolean temoins = !appel.arguments().a(Option.SANS_TEMOINS);
        if (creer(contexte, temoins ? NatureBase.DEMONSTRATION : NatureBase.REELLE)) {
            charger(appel, contexte, temoins);
            analyser(contexte);
        }
    }

    /** Écrit ce qu'est la base ; faux si un autre l'a fait avant. À appeler dans la transaction qui la remplit. */
    static boolean creer(ConfigurableApplicationContext contexte, NatureBase nature) {
        JdbcClient jdbc = contexte.getBean(JdbcClient.class);
        jdbc.sql(VERROU).query(rangee -> {});
        return jdbc.sql("""
                        insert into platform.instance (nature, version) values (:nature, :version)
                        on conflict do nothing
                        """)
                        .param("nature", nature.code())
                        .param("version", Version.numero())
                        .update()
                == 1;
    }

    static void charger(Appel appel, ConfigurableApplicationContext contexte, boolean temoins) {
        contexte.getBeanProvider(Chargement.class)
                .orderedStream()
                .filter(chargement -> temoins || !chargement.temoin())
                .forEach(chargement -> etape(appel, chargement.libelle(), chargement::charger));
        contexte.getBean(Referentiels.class).completer(true);
    }

    /** Annonce un travail, le fait, et dit le temps qu'il a pris. */
    static void etape(Appel appel, String libelle, Runnable travail) {
        long debut = System.nanoTime();
        appel.console().annoncer("  " + libelle + "… ");
        travail.run();
        appel.console().dire(Console.duree(debut));
    }

    /** Sans statistiques, les premières pages choisiraient des plans mille fois trop lents. */
    static void analyser(ConfigurableApplicationContext contexte) {
        contexte.getBean(JdbcClient.class).sql("analyze").update();
    }

    private static boolean vrai(Connexion base, String question) {
        try (Connection connexion = base.ouvrir();
                var requete = connexion.createStatement();
                var reponse = requete.executeQuery(question)) {
            reponse.next();
            return reponse.getBoolean(1);
        } catch (SQLException e) {
            throw Connexion.refus(e);
        }
    }
}
