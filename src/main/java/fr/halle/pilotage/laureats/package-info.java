/** La liste des lauréats d'un périmètre. */
@NullMarked
@NamedInterface("laureats")
package fr.halle.pilotage.laureats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
