/** Les délais que les conventions ouvrent, vus de l'échéancier ; et pourquoi l'un d'eux est dépassé. */
@NullMarked
package fr.halle.convention.echeancier;

import org.jspecify.annotations.NullMarked;
