/** La trace : chaque acte, qui l'a fait et sous quel chapeau, inscrit dans la même transaction et sans retour. */
@NullMarked
@ApplicationModule(
        displayName = "Journal",
        allowedDependencies = {"commun", "platform"})
package fr.halle.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
