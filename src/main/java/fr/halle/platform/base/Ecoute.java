package fr.halle.platform.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Écoute des signaux de la base par une connexion à elle, et s'assure entre deux que la base répond encore. */
public final class Ecoute implements AutoCloseable {

    private static final Logger JOURNAL = LoggerFactory.getLogger(Ecoute.class);

    /** On attend un signal cette durée, puis on s'assure que la base répond encore. */
    public static final Duration PAS = Duration.ofSeconds(5);

    /** Au-delà, sans nouvelle de la base, on ne se fie plus à ce que l'on en sait. */
    public static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration RELANCE = Duration.ofSeconds(1);

    /** Ce que l'écoute apporte. */
    public enum Nouvelle {
        /** L'écoute commence ou reprend : ce qui a changé avant n'a pas été signalé. */
        REPRISE,
        /** Un signal au moins est arrivé. */
        SIGNAL,
        /** Rien n'est arrivé, et la base répond. */
        RIEN,
        /** La base n'est plus entendue. */
        PERTE
    }

    private final String nom;
    private final Connexion base;
    private final List<String> canaux;
    private final Consumer<Nouvelle> suite;
    private final CountDownLatch arret = new CountDownLatch(1);
    private volatile boolean enMarche;

    /**
     * @param canaux les noms des signaux, écrits dans le code
     * @param suite appelée à chaque nouvelle par le fil de l'écoute ; si elle échoue, l'écoute recommence
     */
    public Ecoute(String nom, Connexion base, List<String> canaux, Consumer<Nouvelle> suite) {
        this.nom = nom;
        this.base = base;
        this.canaux = List.copyOf(canaux);
        this.suite = suite;
    }

    public void commencer() {
        enMarche = true;
        Thread.ofPlatform().name(nom).daemon().start(this::veiller);
    }

    @Override
    public void close() {
        enMarche = false;
        arret.countDown();
    }

    public boolean enMarche() {
        return enMarche;
    }

    private void veiller() {
        while (enMarche) {
            try (Connection connexion = base.ouvrir()) {
                ecouter(connexion);
            } catch (SQLException | RuntimeException e) {
                JOURNAL.debug("La base n'est plus entendue : {}", e.getMessage());
            }
            suite.accept(Nouvelle.PERTE);
            patienter();
        }
    }

    private void ecouter(Connection connexion) throws SQLException {
        try (var requete = connexion.createStatement()) {
            for (var canal : canaux) {
                requete.execute("listen " + canal);
            }
            suite.accept(Nouvelle.REPRISE);
            var signaux = connexion.unwrap(PGConnection.class);
            while (enMarche) {
                if (signaux.getNotifications((int) PAS.toMillis()).length > 0) {
                    suite.accept(Nouvelle.SIGNAL);
                } else {
                    requete.execute("select 1");
                    suite.accept(Nouvelle.RIEN);
                }
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
