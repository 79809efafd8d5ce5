package fr.halle.programme;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Un chiffre que quelqu'un a publié. Il est montré à côté de ce que la base compte, jamais mêlé à lui.
 *
 * @param fait par exemple {@code communes_annoncees}
 * @param libelle le nom que le programme lui donne
 * @param valeur dans l'unité ; des centimes quand l'unité est {@code centimes}
 * @param approximation « près de », « plus de », quand la source ne donne pas un chiffre exact
 */
public record FaitPublie(
        String fait,
        String libelle,
        long valeur,
        String unite,
        @Nullable String approximation,
        LocalDate effet,
        String precision,
        String source,
        String titreSource,
        @Nullable String citation) {

    public DateApprochee date() {
        return new DateApprochee(effet, Precision.deCode(precision));
    }

    public boolean estUneSomme() {
        return unite.equals("centimes");
    }
}
