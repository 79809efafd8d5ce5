/** Faire entrer une personne : l'inviter, ou répondre à sa demande. */
@NullMarked
package fr.halle.acces.invitation;

import org.jspecify.annotations.NullMarked;
