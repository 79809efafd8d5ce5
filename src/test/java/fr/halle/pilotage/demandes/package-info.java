/** Essais de l'écran du pressenti et du demandé. */
@NullMarked
package fr.halle.pilotage.demandes;

import org.jspecify.annotations.NullMarked;
