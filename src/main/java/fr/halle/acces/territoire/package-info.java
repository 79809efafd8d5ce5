/** Les territoires qui entourent un territoire, pour comparer un objet à une habilitation. */
@NullMarked
package fr.halle.acces.territoire;

import org.jspecify.annotations.NullMarked;
