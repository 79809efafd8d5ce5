package fr.halle.platform.base;

import java.util.function.Consumer;

/** Attendre sans laisser la personne devant un écran muet : une phrase toutes les trois secondes. */
public final class Attente {

    private static final long SILENCE_MAXIMAL = 3_000_000_000L;

    private final Consumer<String> suivi;
    private final long debut = System.nanoTime();
    private long dernierePhrase = debut;

    public Attente(Consumer<String> suivi) {
        this.suivi = suivi;
    }

    /** Laisse passer un court instant, et dit {@code quoi} si le silence dure. */
    public void patienter(String quoi) {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Attente interrompue : " + quoi, e);
        }
        long maintenant = System.nanoTime();
        if (maintenant - dernierePhrase >= SILENCE_MAXIMAL) {
            dernierePhrase = maintenant;
            suivi.accept("%s… (%d s)".formatted(quoi, (maintenant - debut) / 1_000_000_000L));
        }
    }
}
