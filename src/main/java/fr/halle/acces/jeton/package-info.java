/** Lire l'API sous son propre chapeau, par un programme : des jetons nommés, datés, révocables, qui ne font que lire. */
@NullMarked
package fr.halle.acces.jeton;

import org.jspecify.annotations.NullMarked;
