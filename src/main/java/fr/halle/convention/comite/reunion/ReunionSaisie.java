package fr.halle.convention.comite.reunion;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne écrit d'une réunion.
 *
 * @param heure celle de Paris ; vide si on ne la sait pas
 * @param convoqueeLe vide si l'on ne sait pas quand la convocation est partie
 * @param ordreDuJour un point par ligne
 */
public record ReunionSaisie(
        @Nullable LocalDate tenueLe,
        @Nullable LocalTime heure,
        @Nullable LocalDate convoqueeLe,
        String lieu,
        String ordreDuJour) {

    List<String> points() {
        return ordreDuJour
                .lines()
                .map(String::strip)
                .filter(ligne -> !ligne.isEmpty())
                .toList();
    }
}
