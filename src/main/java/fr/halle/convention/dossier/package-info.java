/** Le dossier d'une convention : ses versions, ses parties, ce qui s'y écrit. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.dossier;
