/**
 * Les conventions. Pour l'instant, les dates de signature que les listes officielles publient, par commune : des constats,
 * dont une convention naîtra.
 */
@NullMarked
@ApplicationModule(
        displayName = "Conventions",
        allowedDependencies = {"commun", "platform", "source", "territoire", "programme"})
package fr.halle.convention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
