/** Le vocabulaire commun : des valeurs qui refusent d'être fausses. Aucune dépendance, pas même Spring. */
@NullMarked
@ApplicationModule(
        displayName = "Vocabulaire commun",
        allowedDependencies = {})
package fr.halle.commun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
