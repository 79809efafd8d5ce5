package fr.halle.pilotage.delais;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Où en est une commune, de l'adhésion à l'ORT. */
public enum EtatDuDelai {
    DANS_LE_DELAI("ORT signée dans le délai"),
    HORS_DELAI("ORT signée après le délai"),
    MESUREE("ORT signée, sans délai de référence"),
    ORT_ANTERIEURE("ORT antérieure à l'adhésion"),
    SANS_ORT("Sans ORT connue"),
    ORT_SANS_DATE("ORT signée, sans date"),
    SANS_ADHESION("Sans date d'adhésion");

    private final String libelle;

    EtatDuDelai(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Vrai si un délai se mesure. */
    public boolean mesure() {
        return this == DANS_LE_DELAI || this == HORS_DELAI || this == MESUREE;
    }

    static Optional<EtatDuDelai> deCode(String code) {
        return Arrays.stream(values()).filter(e -> e.code().equals(code)).findFirst();
    }
}
