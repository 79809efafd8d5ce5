package fr.halle.platform.cli;

import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.ParametreInvalide;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/** Le point d'entrée des commandes de {@code ./halle}. */
public final class LigneDeCommande {

    private static final List<Commande> COMMANDES = List.of(
            new Demarrer(),
            new Importer(),
            new ListerImports(),
            new DefaireImport(),
            new Exporter(),
            new GererLesComptes(),
            new Verifier(),
            new Ancrer(),
            new Sauvegarder(),
            new Restaurer(),
            new Generer(),
            new Banc(),
            new Version());

    private LigneDeCommande() {}

    /** Exécute une commande et rend son code de sortie : 0 seulement si ce qui était demandé est fait. */
    public static int executer(Class<?> application, String[] arguments) {
        // Avant Spring, la journalisation n'est pas réglée et dirait tout : qu'elle se taise.
        LoggingSystem.get(LigneDeCommande.class.getClassLoader()).beforeInitialize();
        Console console = new Console(System.out, System.err);
        long debut = System.nanoTime();
        try (Arret arret = new Arret().surSignal()) {
            return executer(application, arguments, console, arret, debut);
        }
    }

    private static int executer(Class<?> application, String[] mots, Console console, Arret arret, long debut) {
        try {
            Arguments arguments = Arguments.lire(mots);
            Commande commande = trouver(arguments.commande());
            arguments.limiterA(commande.options(), commande.parametresAttendus(arguments), commande.usage());
            return commande.executer(new Appel(application, arguments, console, arret, debut));
        } catch (SaisieInvalide e) {
            console.refuser(String.valueOf(e.getMessage()));
            return 2;
        } catch (OperationRefusee | ParametreInvalide | Introuvable e) {
            return arret.demande() ? 1 : refuser(console, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return arret.demande() ? 1 : incident(console, e);
        }
    }

    private static Commande trouver(String nom) {
        Aide aide = new Aide(COMMANDES);
        if (nom.isEmpty() || nom.equals(aide.nom())) {
            return aide;
        }
        return COMMANDES.stream()
                .filter(commande -> commande.nom().equals(nom))
                .findFirst()
                .orElseThrow(() -> new SaisieInvalide(
                        "La commande « %s » n'existe pas. Les commandes : ./halle aide.".formatted(nom)));
    }

    private static int refuser(Console console, String phrase) {
        console.refuser(phrase);
        return 1;
    }

    /** Un refus peut arriver enveloppé par Spring ; le reste est une erreur du programme, dite en une phrase. */
    private static int incident(Console console, RuntimeException erreur) {
        Throwable racine = erreur;
        for (Throwable cause = erreur; cause != null; cause = cause.getCause()) {
            if (cause instanceof OperationRefusee refus) {
                return refuser(console, refus.phrase());
            }
            racine = cause;
        }
        LoggerFactory.getLogger(LigneDeCommande.class).error("Erreur inattendue", erreur);
        return refuser(
                console,
                "Halle s'est arrêtée sur une erreur inattendue : %s. Le détail est dans le journal, dossier « journaux »."
                        .formatted(
                                racine.getMessage() == null ? racine.getClass().getSimpleName() : racine.getMessage()));
    }
}
