/** Les pièces jointes à une réunion : le relevé signé, la feuille de présence. Ses droits sont ceux du comité. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.comite.piece;
