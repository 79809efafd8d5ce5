/** Les lignes de financement, leurs cinq montants, les totaux publiés et leur rapprochement. */
@NullMarked
@ApplicationModule(
        displayName = "Financements",
        allowedDependencies = {"commun", "platform", "source", "territoire", "dispositif", "echeance", "programme"})
package fr.halle.financement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
