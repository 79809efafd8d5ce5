/** La trace telle qu'on la cherche, la filtre et l'exporte. */
@NullMarked
package fr.halle.journal.liste;

import org.jspecify.annotations.NullMarked;
