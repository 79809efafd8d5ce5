/** Les écrans des comités : liste, fiche, sièges, réunions et relevés. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.comite.ecran;
