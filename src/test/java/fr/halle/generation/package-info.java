/** Les données fictives : leur forme, et qu'une graine redonne les mêmes. */
@NullMarked
package fr.halle.generation;

import org.jspecify.annotations.NullMarked;
