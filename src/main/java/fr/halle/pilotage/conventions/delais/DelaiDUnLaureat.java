package fr.halle.pilotage.conventions.delais;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Le délai d'un lauréat, de la signature qui l'ouvre à celle qu'il attend.
 *
 * @param laureat sa référence
 * @param convention celle qui ouvre le délai ; absente quand seules les listes la font connaître
 * @param debut la signature qui ouvre le délai
 * @param echeanceDu le premier jour où le délai peut finir ; absent quand le début n'est connu qu'« au plus tard »
 * @param echeanceAu le dernier, prorogation comprise
 * @param tenuLe le jour de la signature attendue ; absent si elle n'est pas connue
 * @param prorogation la référence de la décision qui a reporté l'échéance
 */
public record DelaiDUnLaureat(
        String laureat,
        String nom,
        @Nullable String convention,
        DateApprochee debut,
        @Nullable LocalDate echeanceDu,
        LocalDate echeanceAu,
        @Nullable LocalDate tenuLe,
        @Nullable String prorogation,
        String source) {

    /** @param au la date à laquelle on se place */
    public IssueDuDelai issue(LocalDate au) {
        var le = tenuLe;
        if (le == null) {
            return !au.isAfter(echeanceDu == null ? echeanceAu : echeanceDu)
                    ? IssueDuDelai.EN_COURS
                    : au.isAfter(echeanceAu) ? IssueDuDelai.DEPASSE : IssueDuDelai.PEUT_ETRE_DEPASSE;
        }
        if (le.isBefore(debut.jour()) && debut.precision() != Precision.AU_PLUS_TARD) {
            return IssueDuDelai.ANTERIEUR;
        }
        if (le.isAfter(echeanceAu)) {
            return IssueDuDelai.TENU_APRES;
        }
        return echeanceDu != null && !le.isAfter(echeanceDu) ? IssueDuDelai.TENU : IssueDuDelai.TENU_INCERTAIN;
    }

    /** Les jours d'une signature à l'autre, quand le début est connu au jour près et que la fin le suit. */
    public @Nullable Long jours() {
        return tenuLe == null || debut.precision() != Precision.JOUR || tenuLe.isBefore(debut.jour())
                ? null
                : ChronoUnit.DAYS.between(debut.jour(), tenuLe);
    }
}
