/** Ce qui sort de Halle vers un tableur : colonnes typées, fichiers CSV, XLSX et ODS écrits au fil de la lecture. */
@org.jspecify.annotations.NullMarked
package fr.halle.platform.sortie;
