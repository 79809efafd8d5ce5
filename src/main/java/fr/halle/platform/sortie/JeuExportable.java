package fr.halle.platform.sortie;

import java.util.Set;

/** Un jeu de données que {@code ./halle exporter JEU FICHIER} sait sortir. Déclaré ici, réalisé par les modules. */
public interface JeuExportable {

    /** Ce qui peut restreindre un jeu. */
    enum Critere {
        PROGRAMME,
        TERRITOIRE
    }

    /** Le nom du jeu sur la ligne de commande, par exemple {@code laureats}. */
    String jeu();

    /** Ce que le fichier contient, en une phrase. */
    String description();

    /** Ce qui peut le restreindre ; une restriction qu'il ignore est refusée avant de lui être demandée. */
    default Set<Critere> criteres() {
        return Set.of();
    }

    /**
     * La liste à sortir, prête à être lue : les fichiers et les formats sont l'affaire de {@link Sorties}.
     *
     * @throws fr.halle.platform.OperationRefusee s'il manque de quoi la choisir
     * @throws fr.halle.platform.Introuvable si le programme ou le territoire n'existe pas
     */
    Tableau<?> tableau(Demande demande);
}
