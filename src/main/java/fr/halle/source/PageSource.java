package fr.halle.source;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;

/**
 * Une source et ses faits.
 *
 * @param imports le nombre de fichiers entrés sous cette source
 */
public record PageSource(Ecran ecran, Source source, ListeMontree<FaitsCites.Fait> faits, long imports) {}
