package fr.halle.pilotage.demandes;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Un montant pressenti ou demandé, avec sa ligne.
 *
 * @param stade {@code pressenti} ou {@code demande}
 * @param centimes en centimes, jamais négatif
 */
public record MontantDemande(
        String reference,
        String dispositif,
        String libelleDispositif,
        String nature,
        String libelleNature,
        @Nullable String operation,
        @Nullable String beneficiaire,
        String stade,
        long centimes,
        LocalDate effet,
        String precision,
        String source,
        String titreSource) {

    public Montant montant() {
        return Montant.centimes(centimes);
    }

    public DateApprochee date() {
        return new DateApprochee(effet, Precision.deCode(precision));
    }

    public boolean pressenti() {
        return stade.equals("pressenti");
    }
}
