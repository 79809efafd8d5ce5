package fr.halle.programme;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une source dit de la qualité de lauréat.
 *
 * @param genre {@code decision}, {@code publication} ou {@code attestation}
 * @param cohorte le nom de la vague d'annonces, quand la source le donne
 */
public record Qualite(
        String genre,
        @Nullable String cohorte,
        LocalDate effet,
        String precision,
        String source,
        String titreSource,
        @Nullable String citation,
        @Nullable String deduction) {

    public DateApprochee date() {
        return new DateApprochee(effet, Precision.deCode(precision));
    }

    public String genreEnClair() {
        return switch (genre) {
            case "decision" -> "Décision";
            case "publication" -> "Publication";
            default -> "Attestation";
        };
    }
}
