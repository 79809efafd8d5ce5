@NullMarked
package fr.halle.journal.liste;

import org.jspecify.annotations.NullMarked;
