package fr.halle.platform.tableur;

import fr.halle.platform.OperationRefusee;
import java.nio.file.Path;

/** Lit en entier les fichiers donnés, l'un après l'autre, et dit de chacun ses lignes ou son refus : le programme d'un JVM à part. */
final class LectureGeante {

    private LectureGeante() {}

    public static void main(String[] fichiers) {
        for (var fichier : fichiers) {
            System.out.println(Path.of(fichier).getFileName() + " : " + lire(Path.of(fichier)));
        }
    }

    private static String lire(Path fichier) {
        try (var tableau = Tableaux.ouvrir(fichier, Options.aucune())) {
            var lignes = 0L;
            var defauts = 0L;
            for (var ligne = tableau.suivante(); ligne != null; ligne = tableau.suivante()) {
                lignes++;
                defauts += ligne.defaut() == null ? 0 : 1;
            }
            return "%d lignes, %d défauts".formatted(lignes, defauts);
        } catch (OperationRefusee e) {
            return e.phrase();
        }
    }
}
