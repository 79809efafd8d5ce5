package fr.halle.convention.secteur;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'un effet est dans un secteur, au jour de la lecture.
 *
 * @param prevu faux si la convention ne l'ouvre pas dans ce secteur : ni son type, ni ce que l'on a écrit
 * @param ouvertLe son premier jour ; absent tant que la convention n'est pas signée
 * @param fermeLe son dernier jour, s'il est connu
 * @param ouvert vrai s'il est ouvert au jour de la lecture
 * @param ecrite ce que l'on a écrit d'autre que la règle ; absente si la règle s'applique
 */
public record Ouverture(
        EffetDeSecteur effet,
        boolean prevu,
        @Nullable LocalDate ouvertLe,
        @Nullable LocalDate fermeLe,
        boolean ouvert,
        @Nullable Ecrite ecrite) {

    /** Un effet écrit autrement que la règle : d'autres dates, ou pas ouvert du tout. */
    public record Ecrite(
            java.util.UUID version,
            boolean ouvert,
            @Nullable LocalDate ouvertLe,
            @Nullable LocalDate fermeLe,
            Provenance provenance) {}
}
