package fr.halle.territoire;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Le millésime du Code officiel géographique employé pour lire à une date.
 *
 * @param annee par exemple 2021
 * @param debut premier jour de vigueur
 * @param note ce que la source de ce millésime a de particulier
 * @param parDefaut vrai si la date demandée précède le premier millésime connu, alors employé faute de mieux
 */
public record Millesime(
        int annee, LocalDate debut, @Nullable String note, boolean parDefaut) {}
