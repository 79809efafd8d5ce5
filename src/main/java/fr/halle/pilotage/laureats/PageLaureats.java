package fr.halle.pilotage.laureats;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Perimetre;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.platform.web.Pagination;
import fr.halle.platform.web.Tri;
import fr.halle.programme.Programme;
import java.util.List;

/** La page d'une liste de lauréats. */
public record PageLaureats(
        Ecran ecran,
        Programme programme,
        Perimetre perimetre,
        Tranche<LaureatEnListe> laureats,
        String filtre,
        Tri tri,
        Lien lien,
        Pagination pages,
        List<LienExport> exports,
        Adresses adresses) {}
