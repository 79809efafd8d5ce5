package fr.halle.programme.selection;

import java.time.LocalDate;

/**
 * Une sélection publiée.
 *
 * @param laureats combien de lauréats elle a faits ; zéro si sa publication a été annulée
 */
public record SelectionEnListe(
        String reference,
        String programme,
        String sigle,
        String region,
        String cohorte,
        LocalDate effet,
        String acteReference,
        String nature,
        String source,
        long laureats) {

    public boolean annulee() {
        return laureats == 0;
    }
}
