/** Sauvegarder et restaurer toute la base : une archive vérifiable, lisible sans Halle. Ne connaît pas Spring. */
@NullMarked
package fr.halle.platform.sauvegarde;

import org.jspecify.annotations.NullMarked;
