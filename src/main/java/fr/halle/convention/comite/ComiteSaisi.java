package fr.halle.convention.comite;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne écrit d'un comité ; une case vide est un texte vide.
 *
 * @param programme vide : tous les programmes
 * @param region le code d'une région ; vide s'il suit des lauréats
 * @param laureats leurs références
 * @param quorum vide sans texte qui le fixe
 */
public record ComiteSaisi(
        String nature,
        String nom,
        String programme,
        String region,
        List<String> laureats,
        @Nullable LocalDate creeLe,
        String quorum,
        String quorumTexte) {

    public ComiteSaisi {
        laureats = List.copyOf(laureats);
    }
}
