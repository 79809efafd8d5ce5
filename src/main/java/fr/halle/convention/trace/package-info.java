/** Ce que la trace garde de chaque acte d'une convention. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.trace;
