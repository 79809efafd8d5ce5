package fr.halle.pilotage.synthese;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Une ligne dont on ne sait pas encore si un total publié la comprend : elle n'entre dans aucune somme. */
public record LigneARapprocher(
        String reference,
        String dispositif,
        String libelleDispositif,
        @Nullable String origine,
        String nature,
        String stade,
        long centimes,
        String degre,
        LocalDate effet,
        String precision,
        @Nullable String operation,
        @Nullable String citation,
        @Nullable String deduction,
        @Nullable String motif,
        String source,
        String titreSource,
        @Nullable String laureat,
        @Nullable String nomLaureat) {

    public Montant montant() {
        return Montant.centimes(centimes);
    }

    public DateApprochee date() {
        return new DateApprochee(effet, Precision.deCode(precision));
    }

    public Stade auStade() {
        return Stade.deCode(stade);
    }
}
