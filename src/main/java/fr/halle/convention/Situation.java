package fr.halle.convention;

import fr.halle.commun.DateApprochee;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une convention vue d'un lauréat, à une date : sa vigueur et, si sa signature ouvre un délai, son horloge.
 *
 * @param reference absente quand seule une liste officielle la fait connaître
 * @param source celle de la date de signature retenue
 * @param regle le code de l'échéance que la signature ouvre ; absent si elle n'en ouvre aucune
 * @param mois le délai du programme, en mois
 * @param delaiDu le premier dernier jour possible du délai, quand la date d'origine est imprécise ; absent si rien ne le borne
 * @param delaiAu le dernier dernier jour possible
 * @param prorogation la référence de la décision qui a repoussé le délai
 * @param tenueLe le jour où ce qui était attendu a été signé
 * @param finLe son dernier jour, s'il est connu
 */
public record Situation(
        UUID laureat,
        String laureatReference,
        String laureatNom,
        @Nullable UUID convention,
        @Nullable String reference,
        String type,
        String intitule,
        EtatConvention etat,
        @Nullable DateApprochee signature,
        @Nullable String source,
        @Nullable String regle,
        @Nullable Long mois,
        @Nullable LocalDate delaiDu,
        @Nullable LocalDate delaiAu,
        @Nullable String prorogation,
        @Nullable LocalDate tenueLe,
        @Nullable LocalDate remplaceeLe,
        @Nullable LocalDate finLe,
        @Nullable Vigueur vigueur) {

    /**
     * De combien de jours le délai est dépassé, entre deux bornes : à {@code au}, ou au jour où ce qui était attendu a été signé.
     *
     * @return {@code null} si le délai ne peut pas être dépassé ; une origine imprécise donne « entre 0 et 30 jours »
     */
    public @Nullable Retard retard(LocalDate au) {
        var limite = delaiAu;
        if (limite == null) {
            return null;
        }
        var fin = tenueLe == null || tenueLe.isAfter(au) ? au : tenueLe;
        if (!fin.isAfter(limite) && !(delaiDu != null && fin.isAfter(delaiDu))) {
            return null;
        }
        var moins = Math.max(0, ChronoUnit.DAYS.between(limite, fin));
        var plus = delaiDu == null ? moins : ChronoUnit.DAYS.between(delaiDu, fin);
        return new Retard(moins, plus);
    }

    /** Combien de jours restent avant la limite ; {@code null} si elle est passée, ou si rien n'est plus attendu. */
    public @Nullable Long reste(LocalDate au) {
        if (delaiAu == null || tenueLe != null || au.isAfter(delaiAu)) {
            return null;
        }
        return ChronoUnit.DAYS.between(au, delaiAu);
    }

    /** Un retard, en jours, entre deux bornes qui se confondent quand la date d'origine est au jour près. */
    public record Retard(long moins, long plus) {

        /** « 26 jours », « entre 0 et 30 jours ». */
        public String enClair() {
            return moins == plus ? jours(plus) : "entre %d et %s".formatted(moins, jours(plus));
        }

        private static String jours(long n) {
            return n < 2 ? n + " jour" : n + " jours";
        }
    }
}
