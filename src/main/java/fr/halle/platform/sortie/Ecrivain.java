package fr.halle.platform.sortie;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Écrit un fichier ligne à ligne, sans garder les précédentes ; fermer l'achève, mais ne ferme pas la sortie. */
interface Ecrivain extends Closeable {

    /** @param cases une valeur par colonne, dans leur ordre */
    void ligne(List<? extends @Nullable Object> cases) throws IOException;
}
