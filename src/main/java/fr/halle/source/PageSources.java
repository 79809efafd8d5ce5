package fr.halle.source;

import fr.halle.platform.web.Ecran;
import java.util.List;

/** La liste des sources. */
public record PageSources(Ecran ecran, List<Source> sources) {}
