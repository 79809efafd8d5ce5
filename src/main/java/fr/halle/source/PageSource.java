package fr.halle.source;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.util.List;

/** Une source et ses faits. */
public record PageSource(
        Ecran ecran, Source source, List<ListeAilleurs.Renvoi> renvois, ListeMontree<FaitsCites.Fait> faits) {}
