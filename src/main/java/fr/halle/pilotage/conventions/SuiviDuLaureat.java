package fr.halle.pilotage.conventions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Les conventions d'un lauréat, et ce que l'on attend.
 *
 * @param frise absente tant que rien n'est connu
 * @param comites ceux qui le suivent et que la personne peut lire ; aucun pour le public
 */
public record SuiviDuLaureat(
        List<ConventionEnListe> conventions, @Nullable Frise frise, List<Comite> comites) {

    public SuiviDuLaureat {
        conventions = List.copyOf(conventions);
        comites = List.copyOf(comites);
    }

    /** Un comité, de quoi y mener. */
    public record Comite(String reference, String nom) {}

    /** Celles où quelqu'un doit encore agir, la plus pressée d'abord. */
    public List<ConventionEnListe> attendues() {
        return conventions.stream().filter(ConventionEnListe::attendue).toList();
    }
}
