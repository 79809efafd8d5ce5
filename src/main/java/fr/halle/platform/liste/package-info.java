/** Les listes : choisir, trier, lire par pages ou d'un trait, dire d'après quelles sources. */
@org.jspecify.annotations.NullMarked
package fr.halle.platform.liste;
