package fr.halle.convention.secteur.ecran;

import fr.halle.platform.web.Ecran;

/** Le périmètre et les secteurs d'une convention, tous. */
public record PageDesSecteurs(Ecran ecran, String surtitre, BlocDeSecteurs bloc) {}
