/** Écrire le périmètre et les secteurs d'une convention : un geste à la fois, tout ou rien. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.secteur.saisie;
