package fr.halle.platform.tableur;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Une ligne d'un tableau.
 *
 * @param numero rang de la ligne comme un tableur l'affiche, à partir de 1 : une case sur plusieurs lignes n'en fait
 *     qu'une
 * @param cases autant que d'entêtes, {@code ""} où il n'y a rien ; davantage seulement si {@code defaut} dit que la
 *     ligne déborde, pour qu'elle puisse être rendue entière
 * @param defaut pourquoi cette ligne ne peut pas être crue (« 17 cases pour 15 colonnes ») : sans majuscule ni point,
 *     {@code null} si elle est saine
 */
public record Ligne(
        long numero, List<String> cases, @Nullable String defaut) {

    public Ligne {
        cases = List.copyOf(cases);
    }

    public Ligne(long numero, List<String> cases) {
        this(numero, cases, null);
    }
}
