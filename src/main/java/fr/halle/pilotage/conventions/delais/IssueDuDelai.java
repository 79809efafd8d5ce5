package fr.halle.pilotage.conventions.delais;

import java.util.Locale;

/** Ce qu'est devenu le délai d'un lauréat. Une date imprécise donne un doute, jamais un retard que l'on affirme. */
public enum IssueDuDelai {
    TENU("Tenu dans le délai", "success"),
    TENU_INCERTAIN("Tenu, dans le délai ou après : date imprécise", "unknown"),
    TENU_APRES("Tenu après le délai", "warning"),
    ANTERIEUR("Signée avant que le délai ne s'ouvre", "unknown"),
    EN_COURS("Délai en cours", "info"),
    PEUT_ETRE_DEPASSE("Délai peut-être dépassé : date imprécise", "unknown"),
    DEPASSE("Délai dépassé", "warning");

    private final String libelle;
    private final String ton;

    IssueDuDelai(String libelle, String ton) {
        this.libelle = libelle;
        this.ton = ton;
    }

    public String libelle() {
        return libelle;
    }

    public String ton() {
        return ton;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Vrai si ce qui était attendu a été signé après que le délai s'est ouvert. */
    public boolean tenu() {
        return this == TENU || this == TENU_INCERTAIN || this == TENU_APRES;
    }
}
