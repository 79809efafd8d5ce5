package fr.halle.pilotage.conventions;

import java.util.List;

/**
 * Où en sont les lauréats d'un périmètre des conventions qui jalonnent leur programme : ce qui est signé, ce qui est en retard.
 *
 * @param types dans l'ordre du programme ; aucun si le programme n'en a pas
 */
public record BilanDesConventions(List<ParType> types) {

    public BilanDesConventions {
        types = List.copyOf(types);
    }

    /**
     * @param laureats combien l'ont signée ; zéro dit qu'aucune signature n'est connue, non qu'il n'y en a pas eu
     * @param communes celles de ces lauréats qui sont dans le périmètre
     * @param depassements combien de ces lauréats ont laissé passer le délai que sa signature ouvre
     */
    public record ParType(String type, String libelle, int laureats, int communes, int depassements) {}
}
