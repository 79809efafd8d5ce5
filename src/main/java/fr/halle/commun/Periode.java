package fr.halle.commun;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Une période de validité, premier jour inclus et dernier jour exclu.
 *
 * @param du premier jour, ou {@code null} si l'origine n'est pas connue
 * @param jusqu premier jour où ce n'est plus vrai, ou {@code null} si la période court toujours
 */
public record Periode(@Nullable LocalDate du, @Nullable LocalDate jusqu) {

    public static final Periode TOUJOURS = new Periode(null, null);

    public Periode {
        if (du != null && jusqu != null && !du.isBefore(jusqu)) {
            throw new IllegalArgumentException(
                    "Une période finit après avoir commencé : du " + du + " au " + jusqu + ".");
        }
    }

    public static Periode depuis(LocalDate du) {
        return new Periode(du, null);
    }

    public boolean contient(LocalDate jour) {
        return (du == null || !jour.isBefore(du)) && (jusqu == null || jour.isBefore(jusqu));
    }
}
