package fr.halle.pilotage.synthese;

import fr.halle.programme.Programme;
import java.util.List;

/**
 * Ce que l'on dit d'un programme en une fiche : ses lauréats, leurs communes, les sommes par nature.
 *
 * @param totaux la somme des cases de chaque nature ; un stade absent est « non renseigné », jamais zéro
 */
public record Resume(Programme programme, int laureats, int communes, List<Synthese.TotalParNature> totaux) {}
