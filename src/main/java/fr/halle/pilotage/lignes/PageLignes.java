package fr.halle.pilotage.lignes;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Perimetre;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import fr.halle.programme.Programme;
import java.util.Map;

/** La page des lignes de financement et des totaux publiés. */
public record PageLignes(
        Ecran ecran,
        Programme programme,
        Perimetre perimetre,
        ListeMontree<LigneEnListe> lignes,
        Map<String, String> dispositifs,
        Map<String, String> statuts,
        FiltreDeLignes filtre,
        Adresses adresses) {}
