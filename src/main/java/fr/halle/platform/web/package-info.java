/** L'écran : squelette des pages, typographie, erreurs, sécurité, exports. */
@NullMarked
package fr.halle.platform.web;

import org.jspecify.annotations.NullMarked;
