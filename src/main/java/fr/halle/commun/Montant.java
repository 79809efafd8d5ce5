package fr.halle.commun;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Une somme d'argent, en centimes d'euro entiers. Aucun nombre flottant n'y entre ni n'en sort.
 *
 * @param centimes de {@code Long.MIN_VALUE} à {@code Long.MAX_VALUE} ; un dépassement lève {@link ArithmeticException}
 */
public record Montant(long centimes) implements Comparable<Montant> {

    public static final Montant ZERO = new Montant(0);

    public static Montant centimes(long centimes) {
        return centimes == 0 ? ZERO : new Montant(centimes);
    }

    public static Montant euros(long euros) {
        return centimes(Math.multiplyExact(euros, 100L));
    }

    /** Arrondit au centime, la moitié s'éloignant de zéro (« arrondi commercial »). */
    public static Montant arrondi(BigDecimal euros) {
        return centimes(
                euros.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public Montant plus(Montant autre) {
        return centimes(Math.addExact(centimes, autre.centimes));
    }

    public Montant moins(Montant autre) {
        return centimes(Math.subtractExact(centimes, autre.centimes));
    }

    /**
     * Partage la somme selon des poids, sans perdre un centime : la somme des parts est toujours la somme partagée.
     * Les centimes restants vont aux plus forts restes, à égalité aux premiers.
     *
     * @param poids au moins un, tous positifs ou nuls, de somme strictement positive
     */
    public List<Montant> partager(List<Long> poids) {
        var totalPoids = poids.stream().mapToLong(Long::longValue).reduce(0L, Math::addExact);
        if (poids.stream().anyMatch(p -> p < 0) || totalPoids <= 0) {
            throw new IllegalArgumentException(
                    "Un partage demande des poids positifs, dont un au moins non nul : " + poids);
        }
        var total = BigDecimal.valueOf(totalPoids);
        var parts = new ArrayList<Long>();
        var restes = new ArrayList<BigDecimal>();
        for (var p : poids) {
            var division =
                    BigDecimal.valueOf(centimes).multiply(BigDecimal.valueOf(p)).divideAndRemainder(total);
            parts.add(division[0].longValueExact());
            restes.add(division[1].abs());
        }
        var manque = centimes - parts.stream().mapToLong(Long::longValue).sum();
        var ordre = new ArrayList<Integer>();
        for (var i = 0; i < parts.size(); i++) {
            ordre.add(i);
        }
        ordre.sort((a, b) -> restes.get(b).compareTo(restes.get(a)));
        for (var i = 0; i < Math.abs(manque); i++) {
            parts.set(ordre.get(i), parts.get(ordre.get(i)) + Long.signum(manque));
        }
        return parts.stream().map(Montant::centimes).toList();
    }

    public boolean estNul() {
        return centimes == 0;
    }

    public BigDecimal enEuros() {
        return BigDecimal.valueOf(centimes, 2);
    }

    @Override
    public int compareTo(Montant autre) {
        return Long.compare(centimes, autre.centimes);
    }
}
