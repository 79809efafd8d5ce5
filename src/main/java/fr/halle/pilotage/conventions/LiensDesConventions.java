package fr.halle.pilotage.conventions;

import fr.halle.pilotage.Adresses;
import fr.halle.programme.Programme;

/** Où mènent les conventions. */
final class LiensDesConventions {

    private LiensDesConventions() {}

    /** Sa page, ou celle de son lauréat quand seules les listes la font connaître. */
    static String vers(ConventionEnListe convention, Programme programme, Adresses adresses) {
        var reference = convention.reference();
        return reference == null
                ? adresses.laureat(programme, convention.laureats().getFirst().reference())
                : adresses.convention(reference);
    }
}
