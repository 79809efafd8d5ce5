package fr.halle.opendata;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.LienExport;
import fr.halle.source.Source;
import java.util.List;

/** Une page de données ouvertes. */
public record PageOuverte(Ecran ecran, List<Source> sources, List<LienExport> exports) {}
