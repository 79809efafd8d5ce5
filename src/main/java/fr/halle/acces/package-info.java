/**
 * Qui peut quoi : organisations, comptes, mandats, habilitations, et la matrice des droits. Les autres modules déclarent ici le droit
 * de chaque route ({@link fr.halle.acces.Exige}) et le demandent à chaque acte ({@link fr.halle.acces.Droits}).
 */
@NullMarked
@ApplicationModule(
        displayName = "Accès et droits",
        allowedDependencies = {"commun", "platform", "journal", "territoire"})
package fr.halle.acces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
