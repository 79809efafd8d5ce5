/** Le périmètre et les secteurs d'intervention d'une convention, et ce que chacun ouvre à une date. */
@NullMarked
@NamedInterface("secteurs")
package fr.halle.convention.secteur;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
