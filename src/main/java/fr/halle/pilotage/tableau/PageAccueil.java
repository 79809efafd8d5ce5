package fr.halle.pilotage.tableau;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.synthese.Resume;
import fr.halle.platform.web.Ecran;
import java.util.List;

/** Ce que la page d'accueil montre. */
public record PageAccueil(Ecran ecran, List<Resume> programmes, Adresses adresses) {}
