/** Garder une page publique jusqu'au prochain fait : la base signale chaque changement, et le doute fait recalculer. */
@NullMarked
package fr.halle.platform.web.memoire;

import org.jspecify.annotations.NullMarked;
