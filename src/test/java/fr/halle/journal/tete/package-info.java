@NullMarked
package fr.halle.journal.tete;

import org.jspecify.annotations.NullMarked;
