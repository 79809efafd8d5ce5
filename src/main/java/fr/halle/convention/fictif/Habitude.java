package fr.halle.convention.fictif;

import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui se passe d'ordinaire pour un type de convention. Les parts sont pour cent.
 *
 * @param apres le type dont la signature fait courir le délai ; absent : la qualité de lauréat
 * @param part combien l'ont, de ceux qui peuvent l'avoir
 * @param mediane du délai, en jours
 * @param etalement écart type du logarithme du délai
 * @param enCours combien se préparent encore au dernier jour inventé
 * @param partagees combien couvrent plusieurs lauréats d'un même EPCI
 * @param porteuses combien valent aussi la convention que leur type peut porter
 */
record Habitude(
        String type,
        @Nullable String apres,
        int part,
        int mediane,
        double etalement,
        int enCours,
        int partagees,
        int porteuses) {

    private static final int MOIS_DE_PREPARATION = 9;

    boolean arrive(Random hasard) {
        return hasard.nextInt(100) < part;
    }

    /** Le jour de la dernière signature, qui peut tomber après le dernier jour inventé. */
    LocalDate signature(LocalDate depuis, LocalDate fin, Random hasard) {
        var delai = Math.round(mediane * StrictMath.exp(etalement * hasard.nextGaussian()));
        var jour = depuis.plusDays(delai);
        var retard = hasard.nextInt(MOIS_DE_PREPARATION * 30);
        return hasard.nextInt(100) < enCours && jour.isBefore(fin) ? fin.plusDays(retard - 20L) : jour;
    }
}
