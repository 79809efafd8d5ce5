/** Les plans où se dessinent les cartes, et les contours des territoires. */
@NullMarked
@NamedInterface("carte")
package fr.halle.territoire.carte;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
