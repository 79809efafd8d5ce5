/** La matrice des droits, lue de son fichier et montrée à chacun. */
@NullMarked
package fr.halle.acces.matrice;

import org.jspecify.annotations.NullMarked;
