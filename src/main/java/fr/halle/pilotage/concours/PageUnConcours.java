package fr.halle.pilotage.concours;

import fr.halle.pilotage.Adresses;
import fr.halle.platform.web.Ecran;

/** La page d'un concours. */
public record PageUnConcours(Ecran ecran, FicheDeConcours fiche, Adresses adresses) {}
