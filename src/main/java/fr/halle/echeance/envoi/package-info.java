/** Prévenir par courriel : une fois par personne, par fait et par genre d'alerte. */
@NullMarked
package fr.halle.echeance.envoi;

import org.jspecify.annotations.NullMarked;
