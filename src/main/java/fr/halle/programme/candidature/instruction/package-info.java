/** Ce que l'on fait d'une candidature : la déposer, en donner un avis, la faire remonter, en décider, la retirer. */
@NullMarked
package fr.halle.programme.candidature.instruction;

import org.jspecify.annotations.NullMarked;
