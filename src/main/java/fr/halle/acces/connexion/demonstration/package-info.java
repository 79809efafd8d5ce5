/** Les comptes d'essai d'une base de démonstration. */
@NullMarked
package fr.halle.acces.connexion.demonstration;

import org.jspecify.annotations.NullMarked;
