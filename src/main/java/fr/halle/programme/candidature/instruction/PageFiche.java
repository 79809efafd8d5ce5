package fr.halle.programme.candidature.instruction;

import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.web.Ecran;
import fr.halle.programme.candidature.Acte;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.GenreActe;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * La fiche d'une candidature.
 *
 * @param possibles ce que la personne peut en faire maintenant
 * @param constatables ce qu'elle peut y entrer d'actes pris ailleurs
 * @param annulables les actes qu'elle peut annuler
 * @param alertes ce que les gardes en disent : seuil, commune déjà candidate ou lauréate
 * @param organisations le nom de celles dont l'avis est demandé
 * @param historique ses actes dans la trace, pour qui a le droit de les lire
 * @param laureat l'adresse du lauréat qu'elle est devenue ; {@code null} avant la publication
 */
public record PageFiche(
        Ecran ecran,
        Candidature candidature,
        String nomProgramme,
        List<String> epci,
        List<Acte> actes,
        List<GenreActe> possibles,
        List<GenreActe> constatables,
        List<UUID> annulables,
        boolean modifiable,
        List<String> alertes,
        List<String> organisations,
        List<LigneDHistorique> historique,
        @Nullable String laureat) {

    /** Vrai si rien n'est à faire par la personne ici. */
    public boolean sansGeste() {
        return possibles.isEmpty() && constatables.isEmpty() && !modifiable;
    }

    public boolean annulable(Acte acte) {
        return annulables.contains(acte.id());
    }

    /** « Faire remonter la candidature ». */
    public String bouton(GenreActe genre) {
        var verbe = genre.verbe();
        return Character.toUpperCase(verbe.charAt(0)) + verbe.substring(1);
    }

    public String adresse(GenreActe genre) {
        return "/candidatures/" + candidature.reference() + "/actes/" + genre.code();
    }
}
