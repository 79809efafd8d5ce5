/** En construction. */
@NullMarked
@NamedInterface("comparaison")
package fr.halle.pilotage.comparaison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
