package fr.halle.pilotage.tableau;

import fr.halle.territoire.TypeTerritoire;

/** Un territoire plus fin, avec ce qu'on y compte. */
public record Enfant(String type, String code, String nom, int laureats, int communes) {

    public String cle() {
        return type + ":" + code;
    }

    public String niveau() {
        return TypeTerritoire.deCode(type).map(TypeTerritoire::libelle).orElse(type);
    }
}
