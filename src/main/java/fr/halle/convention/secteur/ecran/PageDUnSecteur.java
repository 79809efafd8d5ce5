package fr.halle.convention.secteur.ecran;

import fr.halle.convention.secteur.Secteur;
import fr.halle.platform.web.Ecran;

/** Un secteur : où il est, ce qu'il ouvre. */
public record PageDUnSecteur(Ecran ecran, String surtitre, BlocDeSecteurs bloc, Secteur secteur) {

    public String adresse() {
        return bloc.secteurs().page() + "/" + secteur.reference();
    }
}
