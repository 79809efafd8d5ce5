/** Les lignes de financement et les totaux publiés d'un périmètre. */
@NullMarked
@NamedInterface("lignes")
package fr.halle.pilotage.lignes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
