package fr.halle.platform.sortie;

import fr.halle.commun.Lecture;
import fr.halle.platform.OperationRefusee;
import org.jspecify.annotations.Nullable;

/**
 * Ce que l'on demande d'un jeu de données.
 *
 * @param programme le code d'un programme, ou {@code null}
 * @param territoire {@code departement:40}, {@code commune:40197}…, ou {@code null} pour tout
 */
public record Demande(
        Lecture lecture,
        @Nullable String programme,
        @Nullable String territoire) {

    /** @throws OperationRefusee si aucun programme n'est donné */
    public String programmeExige() {
        if (programme == null) {
            throw new OperationRefusee(
                    "Ce jeu se lit programme par programme : ajoutez --programme CODE, par exemple un code du jeu « programmes ».");
        }
        return programme;
    }
}
