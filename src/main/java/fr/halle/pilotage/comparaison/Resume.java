package fr.halle.pilotage.comparaison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce que donnent les pairs pour un indicateur. Ceux qui sont sous la couverture n'y comptent pas.
 *
 * @param comparables pairs qui ont une valeur
 * @param total tous les pairs
 * @param rang celui du territoire parmi lui et ses pairs comparables, à partir de 1 ; absent s'ils sont trop peu, ou s'il n'est pas comparable
 */
public record Resume(
        int comparables,
        int total,
        @Nullable BigDecimal mediane,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable Integer rang) {

    static Resume de(Indicateur indicateur, Compare ici, List<Compare> pairs, Reglages reglages) {
        var couverture = reglages.couvertureMinimale();
        var valeurs = pairs.stream()
                .flatMap(p ->
                        java.util.stream.Stream.ofNullable(p.valeur(indicateur).comparee(couverture)))
                .sorted()
                .toList();
        if (valeurs.isEmpty()) {
            return new Resume(0, pairs.size(), null, null, null, null);
        }
        var sienne = ici.valeur(indicateur).comparee(couverture);
        return new Resume(
                valeurs.size(),
                pairs.size(),
                mediane(valeurs),
                valeurs.getFirst(),
                valeurs.getLast(),
                sienne == null || valeurs.size() < reglages.pairsPourUnRang()
                        ? null
                        : rang(sienne, valeurs, indicateur.petitDabord()));
    }

    private static BigDecimal mediane(List<BigDecimal> triees) {
        var bas = triees.get((triees.size() - 1) / 2);
        var haut = triees.get(triees.size() / 2);
        var echelle = Math.max(bas.scale(), haut.scale());
        return bas.add(haut).divide(BigDecimal.valueOf(2), echelle, RoundingMode.HALF_UP);
    }

    /** Deux valeurs égales ont le même rang. */
    private static int rang(BigDecimal sienne, List<BigDecimal> valeurs, boolean petitDabord) {
        return 1
                + (int) valeurs.stream()
                        .filter(v -> petitDabord ? v.compareTo(sienne) < 0 : v.compareTo(sienne) > 0)
                        .count();
    }
}
