/** Lire les tableaux des autres — CSV, XLSX, ODS — ligne à ligne, à mémoire constante, et refuser le reste d'une phrase. */
@NullMarked
package fr.halle.platform.tableur;

import org.jspecify.annotations.NullMarked;
