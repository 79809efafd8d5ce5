package fr.halle.pilotage.delais;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Le calcul des délais, en jours et en mois de calendrier. */
public final class Delais {

    /** Longueur moyenne d'un mois grégorien : 365,2425 / 12. */
    private static final BigDecimal JOURS_PAR_MOIS = new BigDecimal("30.436875");

    private Delais() {}

    /** Vrai si la fin est au plus tard {@code mois} mois de calendrier après le début : du 31 août, 18 mois mènent au dernier jour de février. */
    public static boolean dans(LocalDate debut, LocalDate fin, long mois) {
        return !fin.isAfter(debut.plusMonths(mois));
    }

    /** Le plus petit nombre de mois de calendrier qui contient l'intervalle ; zéro le jour même. La fin ne précède pas le début. */
    public static int moisEntames(LocalDate debut, LocalDate fin) {
        var mois = (fin.getYear() - debut.getYear()) * 12 + fin.getMonthValue() - debut.getMonthValue();
        return fin.isAfter(debut.plusMonths(mois)) ? mois + 1 : mois;
    }

    /** La valeur du milieu, ou la moyenne des deux du milieu ; rien d'une liste vide. */
    public static Optional<BigDecimal> mediane(List<Long> valeurs) {
        if (valeurs.isEmpty()) {
            return Optional.empty();
        }
        var triees = valeurs.stream().sorted().toList();
        var milieu = triees.size() / 2;
        var moities = triees.get((triees.size() - 1) / 2) + triees.get(milieu);
        return Optional.of(
                moities % 2 == 0
                        ? BigDecimal.valueOf(moities / 2)
                        : BigDecimal.valueOf(moities).divide(BigDecimal.valueOf(2), 1, RoundingMode.UNNECESSARY));
    }

    /** Des jours en mois moyens, au plus proche : une façon de parler, jamais une règle. */
    public static long enMois(BigDecimal jours) {
        return jours.divide(JOURS_PAR_MOIS, 0, RoundingMode.HALF_UP).longValueExact();
    }
}
