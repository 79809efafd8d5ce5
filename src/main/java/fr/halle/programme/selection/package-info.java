/** Les sélections : des candidatures retenues, publiées d'un coup, qui deviennent des lauréats. */
@NullMarked
package fr.halle.programme.selection;

import org.jspecify.annotations.NullMarked;
