package fr.halle.acces.session;

import fr.halle.acces.Chapeaux;
import fr.halle.platform.acteur.ActeurConfiguration;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Ecoute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tient cette instance au courant des sessions fermées et des droits changés ailleurs : par un signal de la base, et toutes les cinq
 * secondes même sans signal. Au bout de dix secondes sans nouvelle, l'instance ne sait plus qui peut quoi, et n'écrit plus.
 */
@Component
@AvecComptes
class VeilleDesSessions implements SmartLifecycle {

    private static final Logger JOURNAL = LoggerFactory.getLogger(VeilleDesSessions.class);

    private final Sessions sessions;
    private final ClesDeSession cles;
    private final Chapeaux chapeaux;
    private final Ecoute ecoute;
    private final Set<UUID> vues = ConcurrentHashMap.newKeySet();
    private final Set<UUID> fermeesIci = ConcurrentHashMap.newKeySet();
    private volatile Set<UUID> revoquees = Set.of();
    private volatile long relueLe = System.nanoTime() - Ecoute.SILENCE.toNanos();

    VeilleDesSessions(
            Sessions sessions,
            ClesDeSession cles,
            Chapeaux chapeaux,
            @Value("${" + ActeurConfiguration.URL + "}") String url,
            @Value("${" + ActeurConfiguration.UTILISATEUR + ":#{null}}") @Nullable String utilisateur,
            @Value("${" + ActeurConfiguration.MOT_DE_PASSE + ":#{null}}") @Nullable String motDePasse) {
        this.sessions = sessions;
        this.cles = cles;
        this.chapeaux = chapeaux;
        this.ecoute = new Ecoute(
                "veille-des-sessions",
                new Connexion(url, rempli(utilisateur), rempli(motDePasse)),
                List.of("halle_droits", "halle_sessions"),
                this::entendre);
    }

    /** Vrai si ce que l'instance sait des sessions et des droits a moins de dix secondes. */
    boolean aJour() {
        return System.nanoTime() - relueLe < Ecoute.SILENCE.toNanos();
    }

    boolean revoquee(UUID session) {
        return revoquees.contains(session) || fermeesIci.contains(session);
    }

    /** Une session vient d'être fermée par cette instance : inutile d'attendre le signal. */
    void fermee(UUID session) {
        fermeesIci.add(session);
    }

    void vue(UUID session) {
        vues.add(session);
    }

    @Override
    public void start() {
        try {
            relire();
        } catch (RuntimeException e) {
            JOURNAL.warn("Les sessions ne se lisent pas encore", e);
        }
        ecoute.commencer();
    }

    @Override
    public void stop() {
        ecoute.close();
    }

    @Override
    public boolean isRunning() {
        return ecoute.enMarche();
    }

    private void entendre(Ecoute.Nouvelle nouvelle) {
        if (nouvelle != Ecoute.Nouvelle.PERTE) {
            relire();
        }
    }

    /** Relit tout maintenant : ce que cette instance vient de fermer n'attend pas le signal. */
    void relire() {
        var debut = System.nanoTime();
        cles.relire();
        var fermees = new HashSet<>(fermeesIci);
        revoquees = sessions.revoquees();
        fermeesIci.removeAll(fermees);
        chapeaux.oublier();
        var serviesDepuis = new HashSet<>(vues);
        sessions.noter(serviesDepuis);
        vues.removeAll(serviesDepuis);
        relueLe = debut;
    }

    private static @Nullable String rempli(@Nullable String texte) {
        return texte == null || texte.isEmpty() ? null : texte;
    }
}
