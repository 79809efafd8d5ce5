package fr.halle.source;

import fr.halle.platform.web.Ecran;
import java.util.List;

/** Une source et ses faits. */
public record PageSource(Ecran ecran, Source source, List<FaitsCites.Fait> faits) {}
