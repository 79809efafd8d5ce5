package fr.halle.pilotage.evolution;

import fr.halle.commun.Montant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Des changements de même sorte, comptés.
 *
 * @param mois premier jour du mois d'effet ; absent quand la date n'est pas connue
 * @param aRapprocher vrai pour des lignes qui n'entrent dans aucune somme
 * @param avant somme en centimes ; absente si rien n'y était
 */
public record Compte(
        @Nullable LocalDate mois,
        String genre,
        String sens,
        @Nullable String dispositif,
        @Nullable String nature,
        @Nullable String stade,
        boolean aRapprocher,
        int nombre,
        @Nullable Long avant,
        @Nullable Long apres) {

    /** Ce que la seconde lecture a de plus que la première ; rien si ce n'est pas une somme. */
    @Nullable
    Montant ecart() {
        return avant == null && apres == null
                ? null
                : Montant.centimes((apres == null ? 0 : apres) - (avant == null ? 0 : avant));
    }
}
