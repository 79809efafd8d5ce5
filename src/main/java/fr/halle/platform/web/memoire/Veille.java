package fr.halle.platform.web.memoire;

import fr.halle.platform.base.Connexion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Écoute les changements de la base par une connexion à elle. Chaque signal change l'époque ; tant qu'elle n'entend plus la
 * base, il n'y a pas d'époque, et rien de ce qui a été gardé ne doit servir.
 */
class Veille implements SmartLifecycle {

    private static final Logger JOURNAL = LoggerFactory.getLogger(Veille.class);

    /** On attend un signal cette durée, puis on s'assure que la base répond encore. */
    private static final Duration ECOUTE = Duration.ofSeconds(5);

    /** Au-delà, sans nouvelle de la base, on ne garde plus rien. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration RELANCE = Duration.ofSeconds(1);

    private final Connexion base;
    private final AtomicLong epoque = new AtomicLong();
    private final CountDownLatch arret = new CountDownLatch(1);
    private volatile long entendueLe = Long.MIN_VALUE;
    private volatile boolean sure;
    private volatile boolean enMarche;

    Veille(Connexion base) {
        this.base = base;
    }

    /** L'époque en cours ; vide si l'on n'est pas sûr d'entendre la base. */
    OptionalLong epoque() {
        return sure && System.nanoTime() - entendueLe < SILENCE.toNanos()
                ? OptionalLong.of(epoque.get())
                : OptionalLong.empty();
    }

    @Override
    public void start() {
        enMarche = true;
        Thread.ofPlatform().name("veille-des-faits").daemon().start(this::veiller);
    }

    @Override
    public void stop() {
        enMarche = false;
        arret.countDown();
    }

    @Override
    public boolean isRunning() {
        return enMarche;
    }

    private void veiller() {
        while (enMarche) {
            try (Connection connexion = base.ouvrir()) {
                ecouter(connexion);
            } catch (SQLException | RuntimeException e) {
                JOURNAL.debug("La base n'est plus entendue : {}", e.getMessage());
            }
            sure = false;
            epoque.incrementAndGet();
            patienter();
        }
    }

    private void ecouter(Connection connexion) throws SQLException {
        try (var requete = connexion.createStatement()) {
            requete.execute("listen halle_faits");
            // Ce qui a changé avant que l'on écoute n'a pas été signalé : tout ce qui est gardé est périmé.
            epoque.incrementAndGet();
            entendueLe = System.nanoTime();
            sure = true;
            var signaux = connexion.unwrap(PGConnection.class);
            while (enMarche) {
                if (signaux.getNotifications((int) ECOUTE.toMillis()).length > 0) {
                    epoque.incrementAndGet();
                } else {
                    requete.execute("select 1");
                }
                entendueLe = System.nanoTime();
            }
        }
    }

    private void patienter() {
        try {
            arret.await(RELANCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            enMarche = false;
        }
    }
}
