package fr.halle.acces;

import java.util.Locale;

/** Jusqu'où un objet réservé se laisse lire ; chaque niveau comprend ceux d'avant. L'ouvrir davantage est un acte, et il se journalise. */
public enum Visibilite {
    EQUIPE("L'équipe", "les personnes de l'organisation qui le tient"),
    COLLECTIVITES("La commune et son EPCI", "les élus et agents des communes et des EPCI concernés"),
    ETAT("Les services de l'État", "la préfecture, la DDT(M), la région et le pilote national"),
    PARTENAIRES("Les partenaires nommés", "les organisations que l'objet nomme"),
    PUBLIC("Tout le monde", "chacun, sans compte");

    private final String libelle;
    private final String phrase;

    Visibilite(String libelle, String phrase) {
        this.libelle = libelle;
        this.phrase = phrase;
    }

    public String libelle() {
        return libelle;
    }

    /** Qui lit, en toutes lettres. */
    public String phrase() {
        return phrase;
    }

    /** Le mot de la base et des clés. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean comprend(Visibilite autre) {
        return compareTo(autre) >= 0;
    }
}
