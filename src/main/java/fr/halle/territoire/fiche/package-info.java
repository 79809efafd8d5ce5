@org.jspecify.annotations.NullMarked
package fr.halle.territoire.fiche;
