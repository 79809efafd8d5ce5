package fr.halle.echeance.envoi;

import fr.halle.acces.Agent;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurConfiguration;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Typographie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Dans le serveur, quand un SMTP est réglé : une tournée par jour, retentée dans l'heure tant qu'il reste des courriels à faire partir. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty({ActeurConfiguration.URL, "halle.courriel.hote"})
class TourneeQuotidienne implements SmartLifecycle {

    private static final Logger JOURNAL = LoggerFactory.getLogger(TourneeQuotidienne.class);
    private static final Acteur HALLE = new Acteur.Service("prévenir");
    private static final long MINUTES = 60;

    private final Tournee tournee;
    private final Agent agent;
    private final Clock horloge;
    private final int heure;
    private volatile CountDownLatch arret = new CountDownLatch(0);
    private volatile boolean enMarche;
    private @Nullable LocalDate faite;

    /** @param heure à partir de laquelle les courriels partent, à Paris */
    TourneeQuotidienne(Tournee tournee, Agent agent, Clock horloge, @Value("${halle.courriel.heure:7}") int heure) {
        this.tournee = tournee;
        this.agent = agent;
        this.horloge = horloge;
        this.heure = heure;
    }

    @Override
    public void start() {
        arret = new CountDownLatch(1);
        enMarche = true;
        Thread.ofPlatform().name("alertes").daemon().start(this::tourner);
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

    private void tourner() {
        try {
            while (!arret.await(MINUTES, TimeUnit.MINUTES)) {
                if (!agent.aujourdHui().equals(faite)
                        && horloge.instant().atZone(Typographie.PARIS).getHour() >= heure) {
                    passer();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Un échec se dit, et se retente au tour suivant. */
    private void passer() {
        try {
            var jour = agent.aujourdHui();
            var bilan = ActeurCourant.agir(HALLE, tournee::faire);
            if (bilan.faite() && bilan.echecs() == 0) {
                faite = jour;
            }
        } catch (RuntimeException e) {
            JOURNAL.error("Les alertes d'échéance ne partent pas", e);
        }
    }
}
