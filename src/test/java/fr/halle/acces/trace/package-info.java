/** Essais de la trace des accès. */
@NullMarked
package fr.halle.acces.trace;

import org.jspecify.annotations.NullMarked;
