package fr.halle.pilotage.lignes;

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
import java.util.Map;

/** La page des lignes de financement et des totaux publiés. */
public record PageLignes(
        Ecran ecran,
        Programme programme,
        Perimetre perimetre,
        Tranche<LigneEnListe> lignes,
        Map<String, String> dispositifs,
        Map<String, String> statuts,
        String dispositif,
        String statut,
        Tri tri,
        Lien lien,
        Pagination pages,
        List<LienExport> exports,
        Adresses adresses) {}
