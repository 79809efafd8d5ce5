package fr.halle.programme.candidature;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Où en est une candidature. L'état n'est écrit nulle part : il se déduit des actes, à une date et d'après ce que l'on savait. */
public enum EtatCandidature {
    BROUILLON("Brouillon", "unknown", "son équipe, qui la complète et la dépose"),
    DEPOSEE("Déposée", "info", "les avis, puis le préfet de département, qui la fait remonter"),
    REMONTEE("Remontée", "attente", "le préfet de région, qui la retient ou l'écarte"),
    RETENUE("Retenue", "attente", "la publication de la sélection"),
    ECARTEE("Écartée", "warning", ""),
    RETIREE("Retirée", "", ""),
    PUBLIEE("Publiée", "success", "");

    /** Ce qu'un acte pris dans Halle fait de chaque état ; un avis ne change rien. Ce qui n'y est pas est refusé. */
    private static final Map<EtatCandidature, Set<GenreActe>> ADMIS = new EnumMap<>(Map.of(
            BROUILLON, Set.of(GenreActe.DEPOT, GenreActe.RETRAIT),
            DEPOSEE, Set.of(GenreActe.AVIS, GenreActe.REMONTEE, GenreActe.RETRAIT),
            REMONTEE, Set.of(GenreActe.AVIS, GenreActe.DECISION, GenreActe.RETRAIT),
            RETENUE, Set.of(GenreActe.PUBLICATION),
            ECARTEE, Set.of(),
            RETIREE, Set.of(),
            PUBLIEE, Set.of()));

    private final String libelle;
    private final String ton;
    private final String attente;

    EtatCandidature(String libelle, String ton, String attente) {
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

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean admet(GenreActe genre) {
        return ADMIS.getOrDefault(this, Set.of()).contains(genre);
    }

    /**
     * L'état où mène cet acte, s'il est admis ici.
     *
     * @param retenue ce que dit une décision ; ne compte que pour elle
     */
    public Optional<EtatCandidature> apres(GenreActe genre, boolean retenue) {
        if (!admet(genre)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (genre) {
                    case DEPOT -> DEPOSEE;
                    case AVIS -> this;
                    case REMONTEE -> REMONTEE;
                    case DECISION -> retenue ? RETENUE : ECARTEE;
                    case RETRAIT -> RETIREE;
                    case PUBLICATION -> PUBLIEE;
                });
    }

    public static Optional<EtatCandidature> deCode(String code) {
        return Arrays.stream(values()).filter(e -> e.code().equals(code)).findFirst();
    }
}
