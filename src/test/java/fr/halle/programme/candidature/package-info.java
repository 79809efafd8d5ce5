/** La sélection, des candidatures aux lauréats, jouée par ses acteurs. */
@NullMarked
package fr.halle.programme.candidature;

import org.jspecify.annotations.NullMarked;
