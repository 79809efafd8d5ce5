package fr.halle.platform;

import java.nio.file.Path;
import java.util.List;

/** Ce que la ligne de commande demande à la trace des actes. Déclaré ici, réalisé par le module du journal. */
public interface Ancrage {

    /** Réglage Spring : le dossier de données, où sont les ancres et leur clé. */
    String DOSSIER = "halle.dossier";

    /** Réglage Spring : la base vient d'être restaurée, et n'est pas encore celle de ce dossier. */
    String RESTAURATION = "halle.restauration";

    /**
     * Prend une tête s'il y a du neuf, la signe et l'écrit hors de la base.
     *
     * @param nouvelleCle commencer une autre clé de signature, l'ancienne étant perdue ou compromise
     * @return ce qui a été fait, en une phrase
     * @throws OperationRefusee si la clé de signature manque, alors que la trace est déjà signée
     */
    String ancrer(boolean nouvelleCle);

    /**
     * Compare la base à une ancre gardée ailleurs.
     *
     * @return ce qui ne concorde pas, une phrase par constat ; vide si la base contient tout ce que l'ancre atteste
     * @throws OperationRefusee si le fichier n'est pas une ancre
     */
    List<String> comparer(Path ancre);

    /** Les ancres du dossier que cette base n'a pas : celles d'une autre, ou de la même à une date plus récente. */
    List<Path> etrangeres();
}
