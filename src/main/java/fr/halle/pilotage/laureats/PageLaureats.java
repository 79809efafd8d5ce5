package fr.halle.pilotage.laureats;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Perimetre;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import fr.halle.programme.Programme;

/** La page d'une liste de lauréats. */
public record PageLaureats(
        Ecran ecran,
        Programme programme,
        Perimetre perimetre,
        ListeMontree<LaureatEnListe> laureats,
        String filtre,
        Adresses adresses) {}
