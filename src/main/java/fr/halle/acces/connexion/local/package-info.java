/** Les comptes locaux : mot de passe, second facteur, essais limités, liens à usage unique. */
@NullMarked
package fr.halle.acces.connexion.local;

import org.jspecify.annotations.NullMarked;
