/** Le délai entre l'adhésion et l'ORT, commune par commune : mesures, répartition, liste, anomalies. */
@NullMarked
@NamedInterface("delais")
package fr.halle.pilotage.delais;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
