/** Un tableau écrit en texte : son encodage, son séparateur, ses guillemets. */
@NullMarked
package fr.halle.platform.tableur.csv;

import org.jspecify.annotations.NullMarked;
