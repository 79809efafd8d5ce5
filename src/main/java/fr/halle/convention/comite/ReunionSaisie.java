package fr.halle.convention.comite;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne écrit d'une réunion.
 *
 * @param convoqueeLe vide si l'on ne sait pas quand la convocation est partie
 * @param ordreDuJour un point par ligne
 */
public record ReunionSaisie(
        @Nullable LocalDate tenueLe, @Nullable LocalDate convoqueeLe, String lieu, String ordreDuJour) {

    List<String> points() {
        return ordreDuJour
                .lines()
                .map(String::strip)
                .filter(ligne -> !ligne.isEmpty())
                .toList();
    }
}
