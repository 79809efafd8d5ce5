package fr.halle.programme.candidature;

import org.jspecify.annotations.Nullable;

/**
 * Une commune d'une candidature.
 *
 * @param habitants sa population relevée à l'entrée ; {@code null} : non renseignée, ce qui n'est pas zéro
 * @param populationSource d'où vient cette population
 */
public record CommuneCandidate(
        String code,
        String nom,
        @Nullable String departement,
        @Nullable Integer habitants,
        @Nullable String populationSource) {

    /** « Sospel (06136) » : ce que relit la saisie. */
    public String enClair() {
        return nom + " (" + code + ")";
    }

    /** La ligne de saisie qui redonne cette commune et sa population. */
    String ligne() {
        return habitants == null ? enClair() : "%s ; %d ; %s".formatted(enClair(), habitants, populationSource);
    }
}
