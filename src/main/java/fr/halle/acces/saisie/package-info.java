/** Ce qu'une personne a écrit dans un formulaire, et ce qu'il faut y corriger. */
@NullMarked
package fr.halle.acces.saisie;

import org.jspecify.annotations.NullMarked;
