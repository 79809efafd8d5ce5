/** Essais des montants que l'on ne lit qu'avec un droit. */
@NullMarked
package fr.halle.financement.reserve;

import org.jspecify.annotations.NullMarked;
