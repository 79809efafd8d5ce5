package fr.halle.platform.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * Ferme ce qui a été ouvert, dans l'ordre inverse, à la fin de la commande comme sur SIGTERM ou Ctrl-C. Un seul crochet de
 * fin pour tout : ceux de Java s'exécutent sans ordre, et la base ne doit s'arrêter qu'après le serveur web.
 */
final class Arret implements AutoCloseable {

    private final Deque<AutoCloseable> ouverts = new ArrayDeque<>();
    private final CountDownLatch signal = new CountDownLatch(1);
    private boolean ferme;

    /** Ferme tout quand le système demande au programme de s'arrêter. */
    Arret surSignal() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            signal.countDown();
                            close();
                        },
                        "arret"));
        return this;
    }

    <T extends AutoCloseable> T ajouter(T ressource) {
        synchronized (ouverts) {
            ouverts.push(ressource);
        }
        return ressource;
    }

    /** Vrai dès que le système a demandé l'arrêt : les erreurs qui suivent n'en sont que l'effet. */
    boolean demande() {
        return signal.getCount() == 0;
    }

    void attendre() {
        try {
            signal.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (ferme) {
            return;
        }
        ferme = true;
        while (true) {
            AutoCloseable suivant;
            synchronized (ouverts) {
                suivant = ouverts.poll();
            }
            if (suivant == null) {
                return;
            }
            try {
                suivant.close();
            } catch (Exception e) {
                // Le reste doit se fermer aussi, la base surtout.
                LoggerFactory.getLogger(Arret.class).warn("Fermeture incomplète", e);
            }
        }
    }
}
