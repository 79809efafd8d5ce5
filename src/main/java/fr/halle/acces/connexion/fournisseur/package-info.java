/** Se connecter par un fournisseur d'identité (OpenID Connect) : y mener, en revenir, et reconnaître la personne. */
@NullMarked
package fr.halle.acces.connexion.fournisseur;

import org.jspecify.annotations.NullMarked;
