package fr.halle.platform;

import java.util.List;
import java.util.function.Function;

/**
 * Une page d'une liste, dans un ordre total.
 *
 * @param total nombre d'éléments de la liste entière
 * @param page à partir de 1
 * @param taille nombre d'éléments par page
 */
public record Tranche<T>(long total, int page, int taille, List<T> elements) {

    /** La plus grande page que l'on serve. */
    public static final int TAILLE_MAXIMALE = 1000;

    /** Ce que l'on demande d'une liste. */
    public record Demande(int page, int taille) {

        public Demande {
            if (page < 1) {
                throw new ParametreInvalide("page", "Le numéro de page commence à 1.");
            }
            if (taille < 1 || taille > TAILLE_MAXIMALE) {
                throw new ParametreInvalide("taille", "Une page compte de 1 à %d éléments.".formatted(TAILLE_MAXIMALE));
            }
        }

        public long decalage() {
            return (page - 1L) * taille;
        }
    }

    /**
     * La même avec son vrai total : une page au-delà de la dernière n'a aucune ligne qui le porte, on le lit sur la première.
     *
     * @param lecture relit la même liste
     */
    public Tranche<T> completer(Function<Demande, Tranche<T>> lecture) {
        return elements.isEmpty() && page > 1
                ? new Tranche<>(lecture.apply(new Demande(1, 1)).total(), page, taille, elements)
                : this;
    }

    /** La même page, chaque élément écrit autrement. */
    public <U> Tranche<U> map(Function<? super T, ? extends U> ecriture) {
        return new Tranche<>(
                total, page, taille, elements.stream().<U>map(ecriture).toList());
    }

    public int derniere() {
        return (int) Math.max(1, (total + taille - 1) / taille);
    }
}
