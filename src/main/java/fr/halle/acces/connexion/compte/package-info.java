/** « Mon compte » : mes chapeaux, mes sessions. */
@NullMarked
package fr.halle.acces.connexion.compte;

import org.jspecify.annotations.NullMarked;
