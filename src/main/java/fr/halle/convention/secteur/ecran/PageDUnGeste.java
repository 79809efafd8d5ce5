package fr.halle.convention.secteur.ecran;

import fr.halle.convention.secteur.Secteur;

/** Retirer un secteur : ce que l'on demande avant de le faire. */
public record PageDUnGeste(Entete entete, Secteur secteur) {

    public String adresse() {
        return entete.secteurs().page() + "/" + secteur.reference();
    }
}
