/** Ce que les essais partagent : une vraie base, la même que celle de Halle. */
@NullMarked
package fr.halle.essai;

import org.jspecify.annotations.NullMarked;
