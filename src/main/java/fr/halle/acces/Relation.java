package fr.halle.acces;

import java.util.Locale;

/** Où est un objet, vu du territoire d'une habilitation. */
public enum Relation {
    /** Tout entier dans ce territoire. */
    SIEN,
    /** Pour une part seulement : un lauréat à cheval sur deux départements. */
    PARTAGE,
    /** Autour : l'EPCI, vu d'une de ses communes. */
    ENGLOBANT,
    /** Ailleurs. */
    ETRANGER;

    /** Le mot de la matrice. */
    public String code() {
        return this == ETRANGER ? "tous" : name().toLowerCase(Locale.ROOT);
    }
}
