/** Ce qui a changé entre deux lectures : ce qui est arrivé, et ce que l'on a appris ou corrigé. */
@NullMarked
@NamedInterface("evolution")
package fr.halle.pilotage.evolution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
