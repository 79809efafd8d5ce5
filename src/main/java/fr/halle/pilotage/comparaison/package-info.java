/** Un territoire à côté de ceux qui le contiennent et de ses pairs : mesures, couverture, médianes, rangs. */
@NullMarked
@NamedInterface("comparaison")
package fr.halle.pilotage.comparaison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
