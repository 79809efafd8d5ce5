package fr.halle.platform;

import java.nio.file.Path;

/** Un jeu de données que {@code ./halle importer JEU FICHIER} sait lire. */
public interface Import {

    /** Le nom du jeu sur la ligne de commande, par exemple {@code contours-epci}. */
    String jeu();

    /** Ce que le fichier doit être, en une phrase. */
    String description();

    /**
     * Lit le fichier et enregistre ce qu'il apporte, dans une transaction.
     *
     * @param aBlanc compte tout sans rien enregistrer
     * @throws OperationRefusee si le fichier entier est illisible : rien n'est alors enregistré
     */
    Rapport importer(Path fichier, boolean aBlanc);

    /** Le bilan d'un import, en nombre de lignes. */
    record Rapport(int lues, int creees, int modifiees, int inchangees, int refusees, int absentes) {

        public String phrase() {
            return "%d lues, %d créées, %d modifiées, %d inchangées, %d refusées, %d absentes du fichier"
                    .formatted(lues, creees, modifiees, inchangees, refusees, absentes);
        }
    }
}
