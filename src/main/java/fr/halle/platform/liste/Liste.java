package fr.halle.platform.liste;

import fr.halle.platform.Tranche;
import java.util.List;
import java.util.function.Consumer;

/**
 * Une liste choisie et triée, dans un ordre total. L'écran en lit une page, l'export la parcourt d'un trait ; les deux disent
 * la même chose.
 */
public interface Liste<T> {

    Tranche<T> page(Tranche.Demande demande);

    /** Le nombre d'éléments de la liste entière. */
    long total();

    /** Donne chaque élément, dans l'ordre, sans garder les précédents. */
    void parcourir(Consumer<? super T> lecteur);

    /** Les titres des sources d'où viennent les éléments, sans doublon. */
    List<String> sources();

    /** Une liste courte, déjà lue. */
    static <T> Liste<T> lue(List<T> elements, List<String> sources) {
        return new ListeLue<>(List.copyOf(elements), List.copyOf(sources));
    }

    /** Plusieurs listes l'une après l'autre, chacune lue page par page. */
    static <T> Liste<T> aLaSuite(List<Liste<T>> listes, List<String> sources) {
        return new ListesALaSuite<>(List.copyOf(listes), List.copyOf(sources));
    }
}
