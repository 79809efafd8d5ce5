/** Le vocabulaire de l'argent : natures, origines des crédits, financeurs, dispositifs. Tout y est donnée. */
@NullMarked
@ApplicationModule(
        displayName = "Dispositifs",
        allowedDependencies = {"commun", "platform", "source", "territoire"})
package fr.halle.dispositif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
