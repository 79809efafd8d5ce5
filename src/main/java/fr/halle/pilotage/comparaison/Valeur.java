package fr.halle.pilotage.comparaison;

import fr.halle.platform.web.Typographie;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * La valeur d'un indicateur dans un territoire, et ce qui la fonde.
 *
 * @param nombre dans l'unité de l'indicateur ; absent s'il n'y a rien à mesurer
 * @param renseignes lauréats qui y entrent
 * @param total lauréats du territoire
 */
public record Valeur(@Nullable BigDecimal nombre, int renseignes, int total) {

    /** La valeur que l'on compare : rien sous la couverture, en pour cent. */
    public @Nullable BigDecimal comparee(int couvertureMinimale) {
        return total > 0 && (long) renseignes * 100 >= (long) total * couvertureMinimale ? nombre : null;
    }

    /** « 10 lauréats sur 12 ne sont pas renseignés : non comparé ». */
    public String motif() {
        if (total == 0) {
            return "aucun lauréat : non comparé";
        }
        var manquants = total - renseignes;
        return total == 1
                ? "le lauréat n'est pas renseigné : non comparé"
                : "%s sur %s %s : non comparé"
                        .formatted(
                                Typographie.accord(manquants, "lauréat"),
                                Typographie.nombre(total),
                                manquants < 2 ? "n'est pas renseigné" : "ne sont pas renseignés");
    }
}
