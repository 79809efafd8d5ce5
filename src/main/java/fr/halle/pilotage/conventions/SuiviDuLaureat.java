package fr.halle.pilotage.conventions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Les conventions d'un lauréat, et ce que l'on attend.
 *
 * @param frise absente tant que rien n'est connu
 */
public record SuiviDuLaureat(
        List<ConventionEnListe> conventions, @Nullable Frise frise) {

    public SuiviDuLaureat {
        conventions = List.copyOf(conventions);
    }

    /** Celles où quelqu'un doit encore agir, la plus pressée d'abord. */
    public List<ConventionEnListe> attendues() {
        return conventions.stream().filter(ConventionEnListe::attendue).toList();
    }
}
