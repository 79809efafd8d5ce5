package fr.halle.financement.fictif;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une ligne inventée, avec tout ce que l'on en sait : {@link EcritureDesLignes} choisit ce que la base en garde.
 *
 * @param laureat absent quand la ligne n'est rattachée qu'à un territoire
 * @param commune absente quand la ligne est au lauréat tout entier
 * @param cout le coût de l'opération, en centimes
 * @param montants l'accordé et ce qui l'a suivi, du plus ancien au plus récent, puis ce qui l'a précédé et reste réservé
 */
record LigneFictive(
        UUID id,
        String reference,
        String programme,
        @Nullable UUID laureat,
        @Nullable String commune,
        String dispositif,
        String nature,
        @Nullable String origine,
        String beneficiaire,
        String operation,
        int exercice,
        long cout,
        List<Montant> montants) {

    String rattachement() {
        return estConcours() ? "territoire" : "laureat";
    }

    /** Vrai d'une ligne qui ne dit qu'un territoire, et aucun programme. */
    boolean estConcours() {
        return laureat == null;
    }

    /** Le montant accordé, celui que tout le reste suit. */
    Montant accorde() {
        return montants.getFirst();
    }

    /**
     * @param saisiLe jour où la base fictive l'aurait appris
     * @param corrige le montant remplacé, le cas échéant
     */
    record Montant(
            UUID id,
            String stade,
            String degre,
            long centimes,
            LocalDate effet,
            String precision,
            LocalDate saisiLe,
            @Nullable UUID corrige) {}
}
