package fr.halle.programme.selection;

import fr.halle.programme.candidature.Candidature;
import java.time.LocalDate;
import java.util.List;

/**
 * Ce que donnerait une publication, avant de publier.
 *
 * @param refus ce qui l'empêche ; vide si rien ne l'empêche
 */
public record Apercu(List<Ligne> lignes, List<String> refus) {

    public Apercu {
        lignes = List.copyOf(lignes);
        refus = List.copyOf(refus);
    }

    /**
     * Un lauréat à naître.
     *
     * @param departements les codes de ses départements ; le premier est celui de la préfecture pilote
     * @param constats ce que les gardes disent de cette publication, sans l'empêcher
     */
    public record Ligne(
            Candidature candidature, LocalDate decision, List<String> departements, List<String> constats) {}

    public int communes() {
        return lignes.stream().mapToInt(l -> l.candidature().communes().size()).sum();
    }
}
