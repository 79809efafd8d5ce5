package fr.halle.platform.tableur;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Un fichier de tableau ouvert : ses entêtes puis ses lignes, une à une. Fermer libère le fichier.
 *
 * <p>La mémoire prise ne dépend pas du nombre de lignes. Un fichier qui se révèle illisible en cours de route (coupé,
 * abîmé, démesuré) lève une {@link fr.halle.platform.OperationRefusee} : ce qui précède a pu être lu, mais ne doit pas
 * être gardé.
 */
public interface Tableau extends AutoCloseable {

    Format format();

    /**
     * La première ligne non vide, espaces rognés et marque d'encodage ôtée : de 1 à 1 000 noms, tous différents. Une
     * colonne sans entête s'appelle « colonne C ».
     */
    List<String> entetes();

    /** La ligne suivante, ou {@code null} à la fin ; les lignes entièrement vides sont passées. */
    @Nullable
    Ligne suivante();

    /**
     * Ce que la lecture a dû décider, en phrases : encodage et séparateur retenus, feuilles laissées de côté, formules
     * lues à leur dernière valeur… Complètes seulement une fois la dernière ligne lue.
     */
    List<String> remarques();

    @Override
    void close();
}
