/** Ce qui attend une personne, sous le chapeau qu'elle porte : ses gestes, ses échéances, les conventions de son territoire. */
@NullMarked
package fr.halle.pilotage.afaire;

import org.jspecify.annotations.NullMarked;
