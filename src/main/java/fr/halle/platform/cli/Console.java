package fr.halle.platform.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    static String nombre(long nombre) {
        return String.format(Locale.FRENCH, "%,d", nombre);
    }

    /** La taille d'un fichier, en Ko ou en Mo. */
    static String taille(Path fichier) {
        try {
            long octets = Files.size(fichier);
            return octets < 1_000_000 ? nombre((octets + 999) / 1_000) + " Ko" : nombre(octets / 1_000_000) + " Mo";
        } catch (IOException e) {
            return "taille inconnue";
        }
    }
}
