/** Les délais d'un programme tels que ses conventions les tiennent : de la signature qui ouvre un délai à celle qu'il attend. */
@NullMarked
package fr.halle.pilotage.conventions.delais;

import org.jspecify.annotations.NullMarked;
