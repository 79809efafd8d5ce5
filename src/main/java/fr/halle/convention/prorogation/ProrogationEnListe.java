package fr.halle.convention.prorogation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une décision de prorogation.
 *
 * @param regle le libellé de ce qu'elle proroge
 * @param mois de combien ; ou bien {@code nouvelleDate}
 * @param echeances combien elle en repousse
 * @param connuDu l'instant où elle a été écrite
 * @param motif pourquoi elle a été annulée ; absent tant qu'elle vaut
 */
public record ProrogationEnListe(
        UUID id,
        String reference,
        String programme,
        String sigle,
        String code,
        String regle,
        String libelle,
        String acteReference,
        LocalDate effet,
        @Nullable Integer mois,
        @Nullable LocalDate nouvelleDate,
        String territoireType,
        String territoireCode,
        String territoire,
        long echeances,
        OffsetDateTime connuDu,
        @Nullable String motif) {

    public boolean annulee() {
        return motif != null;
    }
}
