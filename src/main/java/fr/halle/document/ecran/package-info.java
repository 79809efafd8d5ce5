/** Les adresses des pièces : déposer, annuler, lire. */
@NullMarked
package fr.halle.document.ecran;

import org.jspecify.annotations.NullMarked;
