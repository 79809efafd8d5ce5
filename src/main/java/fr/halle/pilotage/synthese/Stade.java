package fr.halle.pilotage.synthese;

import java.util.Locale;

/** Les trois montants publics d'une ligne ; le pressenti et le demandé sont à l'équipe. */
public enum Stade {
    ACCORDE("Accordé"),
    ENGAGE("Engagé"),
    VERSE("Versé");

    private final String libelle;

    Stade(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** « accordé », au milieu d'une phrase. */
    public static String enClair(String code) {
        return deCode(code).libelle.toLowerCase(Locale.FRENCH);
    }

    static Stade deCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
