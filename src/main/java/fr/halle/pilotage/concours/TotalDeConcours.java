package fr.halle.pilotage.concours;

import fr.halle.commun.Montant;
import java.util.List;

/**
 * Le total d'un filtre : un nombre de lignes, et une somme par nature ; deux natures ne s'additionnent jamais.
 *
 * @param exact faux quand une recherche de mots trouve plus de {@link #PLAFOND} lignes : le nombre est alors ce plafond et il n'y
 *     a pas de somme
 */
public record TotalDeConcours(long nombre, boolean exact, List<Somme> sommes) {

    /** Au-delà, une recherche de mots n'est ni comptée ni sommée. */
    public static final int PLAFOND = 10_000;

    /** Les lignes d'une nature. */
    public record Somme(String nature, String libelle, String libellePluriel, long nombre, long centimes) {

        public Montant montant() {
            return Montant.centimes(centimes);
        }
    }

    public TotalDeConcours {
        sommes = List.copyOf(sommes);
    }

    static TotalDeConcours de(List<Somme> sommes) {
        return new TotalDeConcours(sommes.stream().mapToLong(Somme::nombre).sum(), true, sommes);
    }

    static TotalDeConcours tropGrand() {
        return new TotalDeConcours(PLAFOND, false, List.of());
    }
}
