/** Ce que fait une personne dans un vrai navigateur : chaque page, puis les parcours d'une page à l'autre. */
@NullMarked
package fr.halle.parcours;

import org.jspecify.annotations.NullMarked;
