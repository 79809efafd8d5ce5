/** La carte des secteurs, dessinée par le serveur. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.secteur.carte;
