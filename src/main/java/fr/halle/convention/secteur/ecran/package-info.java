/** Montrer les secteurs d'une convention, sur sa fiche et dans leurs pages ; leurs formulaires ; ce qui s'en télécharge. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.secteur.ecran;
