package fr.halle.acces;

import fr.halle.platform.acteur.Acteur;

/** Ce qu'un module du dessus dit à une personne sur la page de son compte. Chacun réalise cette interface pour ce qu'il garde. */
public interface VoletDuCompte {

    /**
     * Une section de la page.
     *
     * @param id un mot sans accent ni espace, unique dans la page
     * @param phrase une ou deux phrases complètes
     * @param adresse où aller
     * @param lien le texte de ce lien
     */
    record Volet(String id, String titre, String phrase, String adresse, String lien) {}

    Volet montrer(Acteur.Personne personne);
}
