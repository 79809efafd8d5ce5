package fr.halle.commun;

import java.time.LocalDate;
import java.time.Year;

/**
 * Un exercice budgétaire : l'année civile (loi organique n° 2001-692 du 1er août 2001, article 1er).
 *
 * @param annee de 1900 à 2999
 */
public record Exercice(int annee) implements Comparable<Exercice> {

    public Exercice {
        if (annee < 1900 || annee > 2999) {
            throw new IllegalArgumentException(
                    "« " + annee + " » n'est pas un exercice : quatre chiffres, de 1900 à 2999.");
        }
    }

    public static Exercice de(LocalDate jour) {
        return new Exercice(jour.getYear());
    }

    public Periode periode() {
        return new Periode(Year.of(annee).atDay(1), Year.of(annee + 1).atDay(1));
    }

    @Override
    public int compareTo(Exercice autre) {
        return Integer.compare(annee, autre.annee);
    }
}
