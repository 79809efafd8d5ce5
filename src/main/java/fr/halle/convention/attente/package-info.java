/** Ce que les conventions qui se préparent attendent, et de qui. */
@NullMarked
package fr.halle.convention.attente;

import org.jspecify.annotations.NullMarked;
