/** Confier à un autre ce qui attend une personne. */
@NullMarked
package fr.halle.acces.passation;

import org.jspecify.annotations.NullMarked;
