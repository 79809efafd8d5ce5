@NullMarked
package fr.halle.journal.trace;

import org.jspecify.annotations.NullMarked;
