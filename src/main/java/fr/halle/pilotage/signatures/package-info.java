/** Les dates de signature que les listes donnent aux communes d'un périmètre, chacune avec sa source. */
@NullMarked
@NamedInterface("signatures")
package fr.halle.pilotage.signatures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
