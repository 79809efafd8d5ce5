/** Les droits, dans le code et dans la base. */
@NullMarked
package fr.halle.acces.renouvellement;

import org.jspecify.annotations.NullMarked;
