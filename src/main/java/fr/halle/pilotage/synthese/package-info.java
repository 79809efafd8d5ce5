/** La synthèse d'un périmètre : ce que l'on compte, ce que l'on somme, ce qui reste à rapprocher. */
@NullMarked
@NamedInterface("synthese")
package fr.halle.pilotage.synthese;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
