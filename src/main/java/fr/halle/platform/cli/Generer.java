package fr.halle.platform.cli;

import fr.halle.platform.Echelle;
import fr.halle.platform.Generation;
import fr.halle.platform.JeuFictif;
import fr.halle.platform.NatureBase;
import fr.halle.platform.OperationRefusee;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Crée une base fictive : territoires, programmes et données inventées, dans une seule transaction. */
final class Generer implements Commande {

    @Override
    public String nom() {
        return "generer";
    }

    @Override
    public String usage() {
        return "generer --echelle ÉTENDUE";
    }

    @Override
    public String resume() {
        return "crée une base de données fictives";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.ECHELLE, Option.FACTEUR, Option.GRAINE);
    }

    @Override
    public int executer(Appel appel) {
        Arguments arguments = appel.arguments();
        String etendue = arguments.texte(Option.ECHELLE, "");
        Echelle echelle = Echelle.deCode(etendue)
                .orElseThrow(() -> new SaisieInvalide(
                        etendue.isEmpty()
                                ? "La commande « generer » attend une étendue : --echelle departement, region ou nation."
                                : "« %s » n'est pas une étendue : departement, region ou nation.".formatted(etendue)));
        Generation generation = new Generation(
                echelle,
                (int) arguments.nombre(Option.FACTEUR, 1, Generation.FACTEUR_MAXIMAL, 1),
                arguments.nombre(Option.GRAINE, Long.MIN_VALUE, Long.MAX_VALUE, 1),
                pourcent -> appel.console().annoncer(pourcent + " % "));
        // Une base vide reste vide jusqu'à la transaction qui suit : ni cas témoins, ni nature.
        Atelier atelier = Atelier.pourTravailler(appel, (_, _) -> {});
        try (ConfigurableApplicationContext contexte = Contextes.pourEcrire(
                appel.application(),
                atelier.dossier(),
                atelier.base().connexions().app())) {
            new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(_ -> generer(appel, contexte, generation));
        }
        appel.console().dire("La base fictive est prête (%s).".formatted(Console.duree(appel.debut())));
        return 0;
    }

    private static void generer(Appel appel, ConfigurableApplicationContext contexte, Generation generation) {
        if (!Remplissage.creer(contexte, NatureBase.FICTIVE)) {
            throw refus(contexte);
        }
        Remplissage.charger(appel, contexte, false);
        contexte.getBeanProvider(JeuFictif.class)
                .orderedStream()
                .forEach(jeu -> Remplissage.etape(appel, jeu.libelle(), () -> jeu.generer(generation)));
        Remplissage.etape(appel, "Statistiques de la base", () -> Remplissage.analyser(contexte));
    }

    private static OperationRefusee refus(ConfigurableApplicationContext contexte) {
        NatureBase nature = NatureBase.deCode(contexte.getBean(JdbcClient.class)
                .sql("select nature from platform.instance")
                .query(String.class)
                .single());
        return new OperationRefusee(
                nature == NatureBase.FICTIVE
                        ? "Cette base fictive est déjà remplie : indiquez un dossier neuf par --donnees, ou effacez celui-ci pour recommencer."
                        : "Des données fictives ne se mêlent jamais à d'autres, et cette base contient déjà des faits (%s) : indiquez un dossier neuf par --donnees."
                                .formatted(nature.libelle().toLowerCase(java.util.Locale.FRENCH)));
    }
}
