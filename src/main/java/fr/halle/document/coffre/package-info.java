/** Où dorment les contenus : en morceaux dans la base, sous leur empreinte. */
@NullMarked
package fr.halle.document.coffre;

import org.jspecify.annotations.NullMarked;
