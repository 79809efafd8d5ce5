package fr.halle.convention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ce que vaut une convention signée, pour un lauréat et à une date. Elle se déduit, comme l'état. */
public enum Vigueur {
    A_VENIR("À venir", "info"),
    EN_VIGUEUR("En vigueur", "success"),
    EN_DEPASSEMENT("Délai dépassé", "warning"),
    REMPLACEE("Remplacée", ""),
    ECHUE("Échue", "");

    private final String libelle;
    private final String ton;

    Vigueur(String libelle, String ton) {
        this.libelle = libelle;
        this.ton = ton;
    }

    public String libelle() {
        return libelle;
    }

    /** Le ton de son étiquette. */
    public String ton() {
        return ton;
    }

    /** Le mot des adresses, de l'API et de la base. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Vigueur> deCode(String code) {
        return Arrays.stream(values()).filter(v -> v.code().equals(code)).findFirst();
    }
}
