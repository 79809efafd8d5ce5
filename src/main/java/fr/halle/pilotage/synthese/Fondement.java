package fr.halle.pilotage.synthese;

import java.util.Locale;

/** Ce qui fonde une somme. */
public enum Fondement {
    TOTAL_PUBLIE("Total publié, non ventilé"),
    LIGNES("Somme des lignes"),
    TOTAL_ET_LIGNES("Totaux publiés, et lignes qu'ils ne comprennent pas");

    private final String libelle;

    Fondement(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
