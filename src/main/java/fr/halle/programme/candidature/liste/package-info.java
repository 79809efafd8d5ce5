/** La liste des candidatures et la pile de chacun. */
@NullMarked
package fr.halle.programme.candidature.liste;

import org.jspecify.annotations.NullMarked;
