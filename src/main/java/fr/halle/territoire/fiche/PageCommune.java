package fr.halle.territoire.fiche;

import fr.halle.platform.web.Ecran;
import fr.halle.territoire.Fiche;
import fr.halle.territoire.Millesime;
import java.util.List;

/** La fiche d'une commune. */
public record PageCommune(
        Ecran ecran, Fiche fiche, Millesime millesime, List<LiensDeTerritoire.LienDeTerritoire> liens, Vers vers) {}
