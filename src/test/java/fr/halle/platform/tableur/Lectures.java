package fr.halle.platform.tableur;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.halle.platform.OperationRefusee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Un tableau lu en entier, pour le comparer. */
record Lectures(Format format, List<String> entetes, List<Ligne> lignes, List<String> remarques) {

    static Lectures lire(Path fichier) {
        return lire(fichier, Options.aucune());
    }

    static Lectures lire(Path fichier, Options options) {
        try (var tableau = Tableaux.ouvrir(fichier, options)) {
            var lignes = new ArrayList<Ligne>();
            for (var ligne = tableau.suivante(); ligne != null; ligne = tableau.suivante()) {
                lignes.add(ligne);
            }
            return new Lectures(tableau.format(), tableau.entetes(), lignes, tableau.remarques());
        }
    }

    static List<Ligne> lignes(Path fichier) {
        return lire(fichier).lignes();
    }

    /** La phrase du refus. */
    static String refus(Path fichier) {
        return refus(fichier, Options.aucune());
    }

    static String refus(Path fichier, Options options) {
        return catchThrowableOfType(OperationRefusee.class, () -> lire(fichier, options))
                .phrase();
    }
}
