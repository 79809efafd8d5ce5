/** Le jour où des élus s'en vont : un aperçu, puis un acte. */
@NullMarked
package fr.halle.acces.renouvellement;

import org.jspecify.annotations.NullMarked;
