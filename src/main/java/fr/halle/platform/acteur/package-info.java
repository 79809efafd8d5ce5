/** Qui agit en ce moment, et la connexion à la base qui le sait. */
@NullMarked
package fr.halle.platform.acteur;

import org.jspecify.annotations.NullMarked;
