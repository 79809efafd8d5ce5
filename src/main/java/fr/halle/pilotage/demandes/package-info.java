/** Les montants pressentis et demandés d'un lauréat, à qui a le droit de les lire. */
@NullMarked
@NamedInterface("demandes")
package fr.halle.pilotage.demandes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
