/** Les tracés des secteurs : les lire d'un fichier, les juger, les mesurer, les situer. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.secteur.geometrie;
