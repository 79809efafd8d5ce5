package fr.halle.programme.acte;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un acte qui a changé un lauréat.
 *
 * @param genre {@code retrait}, {@code reunion}, {@code commune_nouvelle} ou {@code maintien}
 * @param vers la référence du lauréat qui continue celui-ci, pour une réunion
 * @param laureat la référence du lauréat changé
 */
public record ActeDeLaureat(
        UUID id,
        String laureat,
        String nomLaureat,
        @Nullable String vers,
        @Nullable String nomVers,
        String genre,
        LocalDate effet,
        @Nullable String ancienne,
        @Nullable String nouvelle,
        String motif,
        @Nullable String acteReference,
        String source,
        String qualite) {

    /** « Saint-Témoin quitte le programme ». */
    public String titre() {
        return switch (genre) {
            case "retrait" -> nomLaureat + " quitte le programme";
            case "reunion" -> "%s (%s) rejoint %s (%s)".formatted(nomLaureat, laureat, nomVers, vers);
            case "commune_nouvelle" -> "La commune %s devient la commune %s".formatted(ancienne, nouvelle);
            default -> "Les lauréats d'une liste restent tels qu'ils sont";
        };
    }
}
