/** La lecture des fichiers de faits du projet : lisibles par une personne, versés dans une base vide. */
@NullMarked
package fr.halle.platform.faits;

import org.jspecify.annotations.NullMarked;
