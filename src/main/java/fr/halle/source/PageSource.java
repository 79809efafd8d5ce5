package fr.halle.source;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.util.List;

/**
 * Une source et ses faits.
 *
 * @param renvois les listes où se lisent les faits trop nombreux pour cette page
 * @param imports le nombre de fichiers entrés sous cette source
 */
public record PageSource(
        Ecran ecran,
        Source source,
        List<ListeAilleurs.Renvoi> renvois,
        ListeMontree<FaitsCites.Fait> faits,
        long imports) {}
