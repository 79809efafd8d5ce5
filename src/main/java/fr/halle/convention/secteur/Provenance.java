package fr.halle.convention.secteur;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * D'où vient ce que l'on a écrit.
 *
 * @param document celui d'après lequel on l'a écrit
 * @param source au registre des sources
 * @param motif pourquoi ce qui était écrit a été corrigé
 * @param avenantDu le jour de l'avenant qui l'a posé
 * @param corrige vrai si c'est une correction
 * @param qualite qui l'a écrit ; absent pour le public
 */
public record Provenance(
        @Nullable String document,
        @Nullable String source,
        @Nullable String motif,
        @Nullable LocalDate avenantDu,
        boolean corrige,
        @Nullable String qualite,
        OffsetDateTime saisiLe) {}
