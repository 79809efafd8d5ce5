/** La provenance : chaque fait nomme le document, la liste ou le jeu de données qui le dit. */
@NullMarked
@ApplicationModule(
        displayName = "Sources",
        allowedDependencies = {"commun", "platform"})
package fr.halle.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
