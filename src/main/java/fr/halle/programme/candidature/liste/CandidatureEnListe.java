package fr.halle.programme.candidature.liste;

import fr.halle.programme.candidature.EtatCandidature;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Une ligne de la liste des candidatures.
 *
 * @param depuis la date de l'acte qui l'a mise dans cet état ; absente pour un brouillon
 * @param habitants la somme des populations relevées à l'entrée ; absente si une seule manque
 */
public record CandidatureEnListe(
        String reference,
        String programme,
        String sigle,
        String nom,
        String departements,
        String etat,
        @Nullable LocalDate depuis,
        long communes,
        @Nullable Long habitants,
        @Nullable String avis,
        String organisation) {

    public EtatCandidature enEtat() {
        return EtatCandidature.deCode(etat).orElseThrow();
    }
}
