/** Les droits, dans le code et dans la base. */
@NullMarked
package fr.halle.acces.passation;

import org.jspecify.annotations.NullMarked;
