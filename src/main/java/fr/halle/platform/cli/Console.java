package fr.halle.platform.cli;

import java.io.PrintStream;
import java.util.Locale;

/** Ce que la personne lit dans son terminal : des phrases, une par ligne. */
record Console(PrintStream sortie, PrintStream erreurs) {

    void dire(String phrase) {
        sortie.println(phrase);
        sortie.flush();
    }

    /** Le début d'une ligne, que {@link #dire} finira. */
    void annoncer(String debut) {
        sortie.print(debut);
        sortie.flush();
    }

    void refuser(String phrase) {
        erreurs.println(phrase);
        erreurs.flush();
    }

    static String duree(long depuisNanos) {
        return String.format(Locale.FRENCH, "%.1f s", (System.nanoTime() - depuisNanos) / 1e9);
    }
}
