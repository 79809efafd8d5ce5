/** Les droits, dans le code et dans la base. */
@NullMarked
package fr.halle.acces.annuaire;

import org.jspecify.annotations.NullMarked;
