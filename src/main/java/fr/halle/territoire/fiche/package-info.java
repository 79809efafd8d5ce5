/** Les fiches des territoires, et ce que les autres modules y accrochent. */
@NullMarked
@NamedInterface("fiche")
package fr.halle.territoire.fiche;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
