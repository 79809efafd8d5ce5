@org.jspecify.annotations.NullMarked
package fr.halle.territoire.recherche;
