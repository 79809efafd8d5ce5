/** Ce qu'un fichier doit passer avant d'entrer : poids, nom, type reconnu à son contenu, antivirus. */
@NullMarked
package fr.halle.document.reception;

import org.jspecify.annotations.NullMarked;
