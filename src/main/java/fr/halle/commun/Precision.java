package fr.halle.commun;

/** Ce que la source dit vraiment d'une date. */
public enum Precision {
    /** Le jour est donné. */
    JOUR,
    /** Seul le mois est donné : « juillet 2021 ». */
    MOIS,
    /** Seul le trimestre est donné. */
    TRIMESTRE,
    /** Seule l'année est donnée. */
    ANNEE,
    /** Le fait est attesté à cette date ; il peut être plus ancien. */
    AU_PLUS_TARD;

    /** Le code des échanges et de la base : en minuscules. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Precision deCode(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
}
