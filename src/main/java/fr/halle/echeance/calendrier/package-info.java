/** Ses échéances dans son agenda : des calendriers privés, à une adresse que l'on ferme quand on veut. */
@NullMarked
package fr.halle.echeance.calendrier;

import org.jspecify.annotations.NullMarked;
