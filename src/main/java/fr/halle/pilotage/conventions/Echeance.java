package fr.halle.pilotage.conventions;

import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'il faut avoir fait avant une date. Quand l'origine du délai est imprécise, l'échéance est un intervalle.
 *
 * @param du le premier jour où elle peut tomber ; absent quand l'origine n'est connue qu'« au plus tard »
 * @param au le dernier
 * @param tenueLe le jour où ce qui était attendu a été fait ; absent tant que l'on attend
 * @param prorogation la référence de la décision qui l'a reportée, s'il y en a une
 * @param attend qui doit agir, en toutes lettres
 */
public record Echeance(
        String regle,
        String libelle,
        @Nullable LocalDate du,
        LocalDate au,
        @Nullable LocalDate tenueLe,
        @Nullable String prorogation,
        String attend) {

    /**
     * Un retard, en jours.
     *
     * @param min positif ou nul
     * @param max absent quand rien ne borne le retard ; sinon au moins {@code min}
     */
    public record Retard(long min, @Nullable Long max) {

        /** « 26 jours », « entre 0 et 30 jours », « au moins 26 jours ». */
        public String texte() {
            if (max == null) {
                return "au moins " + Typographie.accord(min, "jour");
            }
            return max == min
                    ? Typographie.accord(min, "jour")
                    : "entre %s et %s".formatted(Typographie.nombre(min), Typographie.accord(max, "jour"));
        }
    }

    /** Vrai tant que l'on attend encore ce qui est dû. */
    public boolean ouverte() {
        return tenueLe == null;
    }

    /** Le retard à ce jour, ou celui avec lequel elle a été tenue ; rien si elle n'est pas dépassée, à coup sûr ou peut-être. */
    public Optional<Retard> retard(LocalDate jour) {
        var fin = tenueLe == null ? jour : tenueLe;
        var min = Math.max(0, ChronoUnit.DAYS.between(au, fin));
        if (du == null) {
            return min == 0 ? Optional.empty() : Optional.of(new Retard(min, null));
        }
        var max = Math.max(0, ChronoUnit.DAYS.between(du, fin));
        return max == 0 ? Optional.empty() : Optional.of(new Retard(min, max));
    }

    /** « 5 janvier 2023 », « entre le 1er et le 31 janvier 2023 » : sans la préposition d'un jour certain. */
    public String texteSeul() {
        return au.equals(du) ? Typographie.date(au) : texte();
    }

    /** « le 5 janvier 2023 », « entre le 1er et le 31 janvier 2023 », « au plus tard le 31 janvier 2023 ». */
    public String texte() {
        if (du == null) {
            return "au plus tard le " + Typographie.date(au);
        }
        if (du.equals(au)) {
            return "le " + Typographie.date(au);
        }
        var debut = Typographie.date(du);
        if (du.getYear() == au.getYear()) {
            debut = debut.substring(0, debut.lastIndexOf(' '));
            if (du.getMonthValue() == au.getMonthValue()) {
                debut = debut.substring(0, debut.lastIndexOf(' '));
            }
        }
        return "entre le %s et le %s".formatted(debut, Typographie.date(au));
    }
}
