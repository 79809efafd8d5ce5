package fr.halle.platform;

import java.nio.file.Path;
import java.util.List;

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

    /**
     * Le bilan d'un import, en nombre de lignes.
     *
     * @param absentes lignes de la base que le fichier, s'il est complet, ne porte plus : dites, jamais supprimées
     * @param refus les lignes refusées, entières, chacune avec son motif
     */
    record Rapport(int lues, int creees, int modifiees, int inchangees, int absentes, List<Refus> refus) {

        public Rapport {
            refus = List.copyOf(refus);
        }

        public String phrase() {
            return "%d lues, %d créées, %d modifiées, %d inchangées, %d refusées, %d absentes du fichier"
                    .formatted(lues, creees, modifiees, inchangees, refus.size(), absentes);
        }
    }

    /** Une ligne refusée, telle que le fichier la donne, et pourquoi. */
    record Refus(String ligne, String motif) {}
}
