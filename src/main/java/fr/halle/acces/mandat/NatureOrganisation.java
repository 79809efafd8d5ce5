package fr.halle.acces.mandat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ce qu'est une organisation. */
public enum NatureOrganisation {
    COMMUNE("Commune"),
    EPCI("EPCI"),
    DEPARTEMENT("Conseil départemental"),
    REGION("Conseil régional"),
    PREFECTURE("Préfecture"),
    SOUS_PREFECTURE("Sous-préfecture"),
    PREFECTURE_REGION("Préfecture de région"),
    DDT("Direction départementale des territoires"),
    SGAR("Secrétariat général pour les affaires régionales"),
    OPERATEUR("Opérateur de l'État"),
    FINANCEUR("Financeur"),
    DELEGATAIRE("Délégataire"),
    CONTROLE("Corps de contrôle"),
    AUTRE("Autre organisation");

    private final String libelle;

    NatureOrganisation(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NatureOrganisation> deCode(String code) {
        return Arrays.stream(values()).filter(n -> n.code().equals(code)).findFirst();
    }
}
