package fr.halle.convention.prorogation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une échéance qu'une décision repousserait.
 *
 * @param objet le lauréat, ou la convention pour un terme
 * @param nom celui du lauréat, ou l'intitulé de la convention
 * @param convention la référence de la convention d'où part le délai ; absente si seule une liste la fait connaître
 * @param ancienneDu le premier dernier jour possible, quand la date d'origine est imprécise
 * @param ancienne le dernier jour, aujourd'hui
 * @param nouvelle le dernier jour, prorogé
 */
public record Concernee(
        UUID objet,
        String nom,
        @Nullable String convention,
        @Nullable LocalDate ancienneDu,
        LocalDate ancienne,
        LocalDate nouvelle) {

    /** Ce que le formulaire renvoie : un aperçu périmé se reconnaît à la date. */
    public String cle() {
        return objet + "@" + ancienne;
    }

    /** Vrai si l'ancienne date n'est connue qu'entre deux bornes. */
    public boolean imprecise() {
        return ancienneDu != null && !ancienneDu.equals(ancienne);
    }

    /** Faux si la nouvelle date ne vient pas après l'ancienne. */
    public boolean repousse() {
        return nouvelle.isAfter(ancienne);
    }
}
