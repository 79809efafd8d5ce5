/** Les conventions d'un périmètre : leur liste, leur tableau par état, leur bilan, la frise d'un lauréat. */
@NullMarked
@NamedInterface("conventions")
package fr.halle.pilotage.conventions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
