package fr.halle.programme;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Un programme de revitalisation. Tout ce qui le distingue d'un autre est dans ses données.
 *
 * @param maille ce qu'est un lauréat : {@code commune} (un groupe de communes) ou {@code epci}
 * @param laureat le mot du programme pour un lauréat, au singulier
 * @param laureats le même au pluriel
 */
public record Programme(
        String code,
        String nom,
        String sigle,
        String objet,
        String operateur,
        String maille,
        LocalDate lanceLe,
        String lancePrecision,
        @Nullable LocalDate finLe,
        @Nullable String finPrecision,
        String source,
        String laureat,
        String laureats) {

    public DateApprochee lancement() {
        return new DateApprochee(lanceLe, Precision.deCode(lancePrecision));
    }

    public @Nullable DateApprochee fin() {
        return finLe == null || finPrecision == null ? null : new DateApprochee(finLe, Precision.deCode(finPrecision));
    }
}
