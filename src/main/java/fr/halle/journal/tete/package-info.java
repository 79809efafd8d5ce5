/** Les têtes signées de la trace, écrites hors de la base. */
@NullMarked
package fr.halle.journal.tete;

import org.jspecify.annotations.NullMarked;
