package fr.halle.territoire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Les niveaux auxquels on lit un programme, du plus large au plus fin. */
public enum TypeTerritoire {
    NATION("Nation", "nation"),
    REGION("Région", "regions"),
    DEPARTEMENT("Département", "departements"),
    ARRONDISSEMENT("Arrondissement", "arrondissements"),
    GROUPEMENT("Groupement", "groupements"),
    EPCI("EPCI", "epci"),
    COMMUNE("Commune", "communes");

    private final String libelle;
    private final String chemin;

    TypeTerritoire(String libelle, String chemin) {
        this.libelle = libelle;
        this.chemin = chemin;
    }

    public String libelle() {
        return libelle;
    }

    /** Le segment d'adresse des pages de ce niveau, au pluriel. */
    public String chemin() {
        return chemin;
    }

    /** Le code des échanges et de la base, en minuscules. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TypeTerritoire> deCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code().equals(code)).findFirst();
    }

    public static Optional<TypeTerritoire> deChemin(String chemin) {
        return Arrays.stream(values()).filter(t -> t.chemin.equals(chemin)).findFirst();
    }
}
