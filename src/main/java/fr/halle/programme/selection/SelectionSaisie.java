package fr.halle.programme.selection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne écrit d'une publication.
 *
 * @param region code de la région dont la sélection est publiée
 * @param cohorte code d'une vague d'annonces déjà connue ; vide : {@code nom} en crée une
 * @param acteReference l'acte daté qui publie
 * @param candidatures les références des candidatures retenues à publier
 */
public record SelectionSaisie(
        String programme,
        String region,
        @Nullable LocalDate effet,
        boolean constate,
        String cohorte,
        String nom,
        String acteReference,
        List<String> candidatures) {

    public SelectionSaisie {
        candidatures = List.copyOf(candidatures);
    }
}
