/** Les routes du journal, et ce que le contrôle a lu. */
@NullMarked
package fr.halle.acces.trace;

import org.jspecify.annotations.NullMarked;
