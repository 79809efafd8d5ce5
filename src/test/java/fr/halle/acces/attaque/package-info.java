/** Ce qu'essaierait un auditeur, ou qui n'est pas invité. */
@NullMarked
package fr.halle.acces.attaque;

import org.jspecify.annotations.NullMarked;
