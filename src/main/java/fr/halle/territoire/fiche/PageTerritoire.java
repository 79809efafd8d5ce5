package fr.halle.territoire.fiche;

import fr.halle.platform.web.Ecran;
import fr.halle.territoire.Millesime;
import fr.halle.territoire.Territoire;
import java.util.List;

/** La fiche d'un territoire au-dessus de la commune. */
public record PageTerritoire(
        Ecran ecran,
        Territoire territoire,
        Millesime millesime,
        List<Territoire> communes,
        List<LiensDeTerritoire.LienDeTerritoire> liens,
        Vers vers) {}
