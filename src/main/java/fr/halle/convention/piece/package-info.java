/** Les pièces jointes à une convention : ses droits sont les leurs. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.piece;
