/** Les secteurs tels qu'on les emporte : en tableau, en GeoJSON. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.secteur.sortie;
