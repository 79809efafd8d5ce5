/** Repousser des échéances : une décision, sur un territoire, appliquée d'un coup à une liste relue. */
@NullMarked
package fr.halle.convention.prorogation;

import org.jspecify.annotations.NullMarked;
