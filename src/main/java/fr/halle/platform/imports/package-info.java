/** Les imports passés, tels que tout le monde les lit : la liste, chacun, ce qu'il a changé ; jamais le contenu des lignes refusées. */
@NullMarked
package fr.halle.platform.imports;

import org.jspecify.annotations.NullMarked;
