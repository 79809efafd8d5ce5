package fr.halle.journal.tete;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurConfiguration;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Dans le serveur : ancre la trace à intervalles réguliers s'il y a du neuf, et une dernière fois à l'arrêt. */
@Component
@ConditionalOnProperty({ActeurConfiguration.URL, fr.halle.platform.Ancrage.DOSSIER})
class Ancreur implements SmartLifecycle {

    private static final Logger JOURNAL = LoggerFactory.getLogger(Ancreur.class);
    private static final Acteur HALLE = new Acteur.Service("ancrer");

    private final AncresDuDossier ancres;
    private final long minutes;
    private volatile CountDownLatch arret = new CountDownLatch(0);
    private volatile boolean enMarche;

    /** @param minutes entre deux têtes ; 0 pour n'en prendre que par commande */
    Ancreur(AncresDuDossier ancres, @Value("${halle.ancres.minutes:10}") long minutes) {
        this.ancres = ancres;
        this.minutes = minutes;
    }

    @Override
    public void start() {
        if (minutes <= 0) {
            return;
        }
        arret = new CountDownLatch(1);
        enMarche = true;
        Thread.ofPlatform().name("ancres").daemon().start(this::tourner);
    }

    @Override
    public void stop() {
        if (enMarche) {
            enMarche = false;
            arret.countDown();
            ancrer();
        }
    }

    @Override
    public boolean isRunning() {
        return enMarche;
    }

    private void tourner() {
        try {
            while (!arret.await(minutes, TimeUnit.MINUTES)) {
                ancrer();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Un échec se dit, et se retente au tour suivant : la fenêtre s'allonge, rien ne se perd. */
    private synchronized void ancrer() {
        try {
            ActeurCourant.agir(HALLE, () -> {
                ancres.ancrerLeNeuf();
                return true;
            });
        } catch (OperationRefusee e) {
            JOURNAL.warn("La trace n'est pas ancrée. {}", e.phrase());
        } catch (RuntimeException e) {
            JOURNAL.error("La trace n'est pas ancrée", e);
        }
    }
}
