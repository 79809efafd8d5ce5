/** Le vocabulaire de l'argent : natures, origines des crédits, financeurs, dispositifs. Tout y est donnée. */
@NullMarked
@ApplicationModule(
        displayName = "Dispositifs",
        allowedDependencies = {"platform", "source"})
package fr.halle.dispositif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
