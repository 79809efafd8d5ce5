package fr.halle.commun;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Un taux, en millionièmes entiers : 75 % s'écrit 750 000. Les règles comparent des produits de centimes
 * ({@link #atteintPar}), jamais des taux arrondis.
 *
 * @param millioniemes positif ou nul ; un taux supérieur à un million (100 %) est admis, un surcoût peut l'atteindre
 */
public record Taux(long millioniemes) implements Comparable<Taux> {

    private static final BigInteger UNITE = BigInteger.valueOf(1_000_000);

    public Taux {
        if (millioniemes < 0) {
            throw new IllegalArgumentException("Un taux est positif ou nul : " + millioniemes + " millionièmes.");
        }
    }

    public static Taux pourCent(long pourCent) {
        return new Taux(Math.multiplyExact(pourCent, 10_000L));
    }

    /** Vrai si {@code partie} représente au moins ce taux de {@code tout}, au centime près et sans arrondi. */
    public boolean atteintPar(Montant partie, Montant tout) {
        return BigInteger.valueOf(partie.centimes())
                        .multiply(UNITE)
                        .compareTo(BigInteger.valueOf(tout.centimes()).multiply(BigInteger.valueOf(millioniemes)))
                >= 0;
    }

    /** La part de {@code tout} que représente ce taux, arrondie au centime. */
    public Montant de(Montant tout) {
        return Montant.arrondi(
                tout.enEuros().multiply(BigDecimal.valueOf(millioniemes, 6)).setScale(6, RoundingMode.HALF_UP));
    }

    @Override
    public int compareTo(Taux autre) {
        return Long.compare(millioniemes, autre.millioniemes);
    }
}
