/**
 * Les territoires de la République, par millésime du Code officiel géographique : communes, EPCI, arrondissements,
 * départements, régions, groupements ; noms, successions, populations, positions, contours.
 */
@NullMarked
@ApplicationModule(
        displayName = "Territoires",
        allowedDependencies = {"commun", "platform", "source"})
package fr.halle.territoire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
