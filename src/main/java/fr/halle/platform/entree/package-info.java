/** Faire entrer les fichiers des autres : champs reconnus, lignes contrôlées, acte enregistré, que l'on peut défaire. */
@NullMarked
package fr.halle.platform.entree;

import org.jspecify.annotations.NullMarked;
