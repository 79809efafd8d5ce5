package fr.halle.platform.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Une date telle qu'un formulaire l'envoie, année, mois et jour. Ce qui sort des siècles où l'on signe des actes n'en est pas une. */
public final class DateEcrite {

    private static final LocalDate PREMIERE = LocalDate.of(1900, 1, 1);
    private static final LocalDate DERNIERE = LocalDate.of(2199, 12, 31);

    private DateEcrite() {}

    /** @return {@code null} si la case est vide, ou si ce n'est pas une date de 1900 à 2199 */
    public static @Nullable LocalDate lire(@Nullable String texte) {
        if (texte == null || texte.isBlank()) {
            return null;
        }
        try {
            var jour = LocalDate.parse(texte.strip());
            return jour.isBefore(PREMIERE) || jour.isAfter(DERNIERE) ? null : jour;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Vrai si la case est remplie de ce qui n'est pas une date. */
    public static boolean illisible(@Nullable String texte) {
        return texte != null && !texte.isBlank() && lire(texte) == null;
    }
}
