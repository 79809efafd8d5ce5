/** Les graphiques des écrans, dessinés par le serveur ; chacun a son tableau. */
@org.jspecify.annotations.NullMarked
package fr.halle.pilotage.graphique;
