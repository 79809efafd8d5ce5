package fr.halle.pilotage.synthese;

import org.jspecify.annotations.Nullable;

/**
 * Ce qui peut s'additionner : un dispositif, une origine de crédits, une nature, un stade.
 *
 * @param origine absente quand la source ne la dit pas
 */
record Case(String dispositif, @Nullable String origine, String nature, Stade stade) {}
