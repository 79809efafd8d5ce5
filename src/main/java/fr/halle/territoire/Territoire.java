package fr.halle.territoire;

import org.jspecify.annotations.Nullable;

/**
 * Un territoire à un millésime donné.
 *
 * @param code code Insee, SIREN d'un EPCI, code d'un groupement, ou « france » pour la nation
 * @param departement le département d'une commune ou d'un arrondissement ; absent au-dessus, et pour un EPCI, qui peut en
 *     toucher plusieurs
 * @param region la région, quand le territoire est tout entier dans une
 * @param genre type d'EPCI ou de groupement, zone d'un département, arrondissement d'une commune
 */
public record Territoire(
        TypeTerritoire type,
        String code,
        String nom,
        @Nullable String departement,
        @Nullable String region,
        @Nullable String genre) {

    public static final Territoire NATION = new Territoire(TypeTerritoire.NATION, "france", "France", null, null, null);

    /** Le nom suivi de ce qui le distingue : « Landes (40) », « Roquefort (40245) ». */
    public String nomPrecis() {
        return switch (type) {
            case NATION, REGION, EPCI, GROUPEMENT, ARRONDISSEMENT -> nom;
            case DEPARTEMENT, COMMUNE -> nom + " (" + code + ")";
        };
    }

    /** L'écriture des paramètres d'adresse : {@code departement:40}, {@code nation}. */
    public String cle() {
        return type == TypeTerritoire.NATION ? type.code() : type.code() + ":" + code;
    }
}
