@NullMarked
package fr.halle.document.reception;

import org.jspecify.annotations.NullMarked;
