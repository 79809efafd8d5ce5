/** Les concours : les lignes de financement attachées à un territoire, que nul programme ne compte. */
@NullMarked
@NamedInterface("concours")
package fr.halle.pilotage.concours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
