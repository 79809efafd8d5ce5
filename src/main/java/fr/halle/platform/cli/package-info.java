/** Les commandes de {@code ./halle} : une petite classe par commande. */
@NullMarked
package fr.halle.platform.cli;

import org.jspecify.annotations.NullMarked;
