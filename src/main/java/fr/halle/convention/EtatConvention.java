package fr.halle.convention;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Où en est une convention. L'état n'est écrit nulle part : il se déduit de ses actes, à une date et d'après ce que l'on savait. */
public enum EtatConvention {
    BROUILLON("Brouillon", "unknown", "son équipe, qui la complète et la soumet à ses parties"),
    EN_CONCERTATION("En concertation", "info", "le comité de projet, qui la valide"),
    EN_AVIS("En avis", "info", "les avis demandés"),
    A_SIGNER("À signer", "attente", "les signatures"),
    SIGNEE("Signée", "success", ""),
    RESILIEE("Résiliée", "", ""),
    ABANDONNEE("Abandonnée", "", "");

    /** Ce qu'un acte pris dans Halle peut faire de chaque état. Ce qui n'y est pas est refusé, ou constaté avec ses remarques. */
    private static final Map<EtatConvention, Set<GenreActe>> ADMIS = new EnumMap<>(Map.of(
            BROUILLON, EnumSet.of(GenreActe.CONCERTATION, GenreActe.ABANDON),
            EN_CONCERTATION,
                    EnumSet.of(
                            GenreActe.COMITE,
                            GenreActe.SAISINE,
                            GenreActe.DELIBERATION,
                            GenreActe.MISE_EN_SIGNATURE,
                            GenreActe.DEROGATION,
                            GenreActe.ABANDON),
            EN_AVIS,
                    EnumSet.of(
                            GenreActe.AVIS,
                            GenreActe.COMITE,
                            GenreActe.DELIBERATION,
                            GenreActe.MISE_EN_SIGNATURE,
                            GenreActe.DEROGATION,
                            GenreActe.ABANDON),
            A_SIGNER, EnumSet.of(GenreActe.DELIBERATION, GenreActe.SIGNATURE, GenreActe.DEROGATION, GenreActe.ABANDON),
            SIGNEE, EnumSet.of(GenreActe.PUBLICATION, GenreActe.AVENANT, GenreActe.RESILIATION),
            RESILIEE, EnumSet.noneOf(GenreActe.class),
            ABANDONNEE, EnumSet.noneOf(GenreActe.class)));

    private final String libelle;
    private final String ton;
    private final String attente;

    EtatConvention(String libelle, String ton, String attente) {
        this.libelle = libelle;
        this.ton = ton;
        this.attente = attente;
    }

    public String libelle() {
        return libelle;
    }

    /** Le ton de son étiquette. */
    public String ton() {
        return ton;
    }

    /** Qui est attendu, en toutes lettres ; vide quand plus personne ne l'est. */
    public String attente() {
        return attente;
    }

    /** Le mot des adresses, de l'API et de la base. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean admet(GenreActe genre) {
        return ADMIS.getOrDefault(this, Set.of()).contains(genre);
    }

    /** Vrai tant que le dossier se modifie : rien n'en a encore été figé pour la signature. */
    public boolean modifiable() {
        return this == BROUILLON || this == EN_CONCERTATION || this == EN_AVIS;
    }

    /** Vrai quand plus rien ne peut lui arriver. */
    public boolean finie() {
        return this == RESILIEE || this == ABANDONNEE;
    }

    /**
     * L'état où mène cet acte, s'il est admis ici.
     *
     * @param derniere vrai si la signature est la dernière attendue ; ne compte que pour elle
     */
    public Optional<EtatConvention> apres(GenreActe genre, boolean derniere) {
        if (!admet(genre)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (genre) {
                    case CONCERTATION -> EN_CONCERTATION;
                    case SAISINE -> EN_AVIS;
                    case MISE_EN_SIGNATURE -> A_SIGNER;
                    case SIGNATURE -> derniere ? SIGNEE : A_SIGNER;
                    case RESILIATION -> RESILIEE;
                    case ABANDON -> ABANDONNEE;
                    case COMITE, AVIS, DELIBERATION, DEROGATION, PUBLICATION, AVENANT -> this;
                });
    }

    public static Optional<EtatConvention> deCode(String code) {
        return Arrays.stream(values()).filter(e -> e.code().equals(code)).findFirst();
    }
}
