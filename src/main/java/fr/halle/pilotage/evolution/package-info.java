/** En construction. */
@NullMarked
@NamedInterface("evolution")
package fr.halle.pilotage.evolution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
