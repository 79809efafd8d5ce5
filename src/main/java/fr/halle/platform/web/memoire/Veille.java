package fr.halle.platform.web.memoire;

import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Ecoute;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;

/**
 * Suit les changements de la base. Chaque signal change l'époque ; tant que la base n'est plus entendue, il n'y a pas d'époque, et
 * rien de ce qui a été gardé ne doit servir.
 */
class Veille implements SmartLifecycle {

    private final AtomicLong epoque = new AtomicLong();
    private final Ecoute ecoute;
    private volatile long entendueLe = Long.MIN_VALUE;
    private volatile boolean sure;

    Veille(Connexion base) {
        this.ecoute = new Ecoute("veille-des-faits", base, List.of("halle_faits"), this::entendre);
    }

    /** L'époque en cours ; vide si l'on n'est pas sûr d'entendre la base. */
    OptionalLong epoque() {
        return sure && System.nanoTime() - entendueLe < Ecoute.SILENCE.toNanos()
                ? OptionalLong.of(epoque.get())
                : OptionalLong.empty();
    }

    @Override
    public void start() {
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
        switch (nouvelle) {
            case REPRISE -> {
                epoque.incrementAndGet();
                entendueLe = System.nanoTime();
                sure = true;
            }
            case SIGNAL -> {
                epoque.incrementAndGet();
                entendueLe = System.nanoTime();
            }
            case RIEN -> entendueLe = System.nanoTime();
            case PERTE -> {
                sure = false;
                epoque.incrementAndGet();
            }
        }
    }
}
