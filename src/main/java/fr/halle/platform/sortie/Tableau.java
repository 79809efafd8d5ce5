package fr.halle.platform.sortie;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Une liste prête à sortir, décrite une fois pour tous les formats.
 *
 * @param nom nom du fichier, en ASCII, sans date ni extension : {@code laureats-40}
 * @param titre ce que le fichier contient, en une ligne
 * @param lecture le point de vue auquel la liste est lue
 */
public record Tableau<T>(String nom, String titre, Lecture lecture, List<Colonne<T>> colonnes, Liste<T> liste) {

    private static final Pattern ASCII = Pattern.compile("[A-Za-z0-9._-]+");

    public Tableau {
        if (!ASCII.matcher(nom).matches()) {
            throw new IllegalArgumentException("Un nom de fichier s'écrit en ASCII, sans espace : " + nom);
        }
        colonnes = List.copyOf(colonnes);
    }
}
