package fr.halle.commun;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Une date telle que sa source la donne : jamais complétée en silence. « Juillet 2021 » est l'intervalle du 1er au
 * 31 juillet ; « au plus tard le 10 septembre 2021 » n'a pas de début connu.
 *
 * @param jour le jour donné, ou le premier jour de la période donnée ; pour « au plus tard », la dernière date possible
 */
public record DateApprochee(LocalDate jour, Precision precision) {

    public DateApprochee {
        jour = switch (precision) {
            case JOUR, AU_PLUS_TARD -> jour;
            case MOIS -> jour.withDayOfMonth(1);
            case TRIMESTRE ->
                jour.withMonth(jour.getMonth().firstMonthOfQuarter().getValue()).withDayOfMonth(1);
            case ANNEE -> jour.withDayOfYear(1);
        };
    }

    public static DateApprochee jour(LocalDate jour) {
        return new DateApprochee(jour, Precision.JOUR);
    }

    /** Le dernier jour où le fait a pu se produire ; c'est à partir de lui qu'une lecture à une date tient le fait pour vrai. */
    public LocalDate auPlusTard() {
        return switch (precision) {
            case JOUR, AU_PLUS_TARD -> jour;
            case MOIS -> jour.with(TemporalAdjusters.lastDayOfMonth());
            case TRIMESTRE -> jour.plusMonths(2).with(TemporalAdjusters.lastDayOfMonth());
            case ANNEE -> jour.with(TemporalAdjusters.lastDayOfYear());
        };
    }
}
