/** Les mesures de {@code ./halle banc} : des rapports à une référence mesurée dans la même exécution. */
@NullMarked
package fr.halle.platform.banc;

import org.jspecify.annotations.NullMarked;
