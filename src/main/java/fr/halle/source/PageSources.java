package fr.halle.source;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;

/** La liste des sources. */
public record PageSources(Ecran ecran, ListeMontree<Source> sources) {}
