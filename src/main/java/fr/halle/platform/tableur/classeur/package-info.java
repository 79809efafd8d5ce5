/** Un tableau rangé dans un classeur XLSX ou ODS : une archive zip de fichiers XML, dont on ne croit aucune taille. */
@NullMarked
package fr.halle.platform.tableur.classeur;

import org.jspecify.annotations.NullMarked;
