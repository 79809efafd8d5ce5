/** Prouver qui l'on est : par un fournisseur d'identité, ou par un compte local. Les pages où l'on se connecte et se déconnecte. */
@NullMarked
package fr.halle.acces.connexion;

import org.jspecify.annotations.NullMarked;
