/** Les conventions qu'un fichier constate. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.importation;
