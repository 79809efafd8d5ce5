package fr.halle.platform;

import java.util.Locale;

/** Ce que contient une base, écrit à sa création et montré sur chaque écran et chaque export. */
public enum NatureBase {
    /** Des faits réels, saisis ou importés par un programme en cours. */
    REELLE("Base réelle"),
    /** Les cas témoins du projet, à titre d'exemple. */
    DEMONSTRATION("Base de démonstration"),
    /** Des données inventées. */
    FICTIVE("Données fictives");

    private final String libelle;

    NatureBase(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }

    /** Le code des échanges et de la base : {@code reelle}, {@code demonstration}, {@code fictive}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static NatureBase deCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
