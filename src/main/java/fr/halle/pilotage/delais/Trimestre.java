package fr.halle.pilotage.delais;

import fr.halle.pilotage.graphique.Histogramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui s'est fait dans un trimestre écoulé depuis l'ouverture d'un délai : une barre de sa répartition.
 *
 * @param rang 1 pour les trois premiers mois
 */
public record Trimestre(int rang, int nombre) {

    private static final int MOIS = 3;

    public int deMois() {
        return (rang - 1) * MOIS;
    }

    public int aMois() {
        return rang * MOIS;
    }

    /** Le rang, à partir de 1, du trimestre où tombe la fin ; la fin d'un trimestre lui appartient. */
    public static int rang(LocalDate debut, LocalDate fin) {
        return Math.max(1, Math.ceilDiv(Delais.moisEntames(debut, fin), MOIS));
    }

    /** Combien à chaque rang, du premier au plus grand, sans trou. */
    public static List<Trimestre> repartir(List<Integer> rangs) {
        var trimestres = new ArrayList<Trimestre>();
        var dernier = rangs.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (var rang = 1; rang <= dernier; rang++) {
            trimestres.add(new Trimestre(rang, Collections.frequency(rangs, rang)));
        }
        return List.copyOf(trimestres);
    }

    /**
     * La répartition en image ; absente si elle est vide. La limite n'est dessinée que si elle tombe entre deux colonnes.
     *
     * @param mois la limite ; absente s'il n'y en a pas
     */
    public static @Nullable Histogramme dessiner(
            List<Trimestre> trimestres, String titre, String description, @Nullable Long mois) {
        if (trimestres.isEmpty()) {
            return null;
        }
        var limite = mois == null ? 0 : mois;
        var coupe = limite > 0 && limite % MOIS == 0 && limite / MOIS <= trimestres.size();
        return new Histogramme(
                "delais",
                titre,
                description,
                trimestres.stream()
                        .map(t -> new Histogramme.Valeur(
                                t.deMois() + "–" + t.aMois(), t.nombre(), coupe && t.aMois() <= limite))
                        .toList(),
                coupe ? new Histogramme.Repere((int) (limite / MOIS), limite + " mois") : null);
    }
}
