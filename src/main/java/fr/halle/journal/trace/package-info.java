/** Ce que la base garde de chaque acte, et ce qui prouve que rien n'y a changé. */
@NullMarked
package fr.halle.journal.trace;

import org.jspecify.annotations.NullMarked;
