package fr.halle.programme;

import org.jspecify.annotations.Nullable;

/**
 * Un territoire membre d'un lauréat.
 *
 * @param type {@code commune}, {@code epci} ou {@code departement}
 * @param pilote vrai pour le département de la préfecture qui suit le lauréat
 */
public record Membre(
        String type,
        String code,
        boolean pilote,
        String source,
        @Nullable String deduction) {}
