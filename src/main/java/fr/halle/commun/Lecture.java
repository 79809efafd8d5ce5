package fr.halle.commun;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Le point de vue d'une lecture : ce qui est vrai {@code au} soir de ce jour à Paris, d'après ce que la base savait à
 * l'instant {@code connu}. Les deux ensemble redonnent exactement la réponse de ce moment.
 */
public record Lecture(LocalDate au, Instant connu) {}
