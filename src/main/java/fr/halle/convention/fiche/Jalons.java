package fr.halle.convention.fiche;

import fr.halle.convention.Situation;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Le délai d'un lauréat, en image : de la signature à sa limite, puis à ce qui y a répondu ou au jour de la lecture.
 *
 * @param limite où tombe la limite, de 0 à {@link #LARGEUR}
 * @param fin où tombe la réponse, ou le jour de la lecture
 */
public record Jalons(
        int limite,
        int fin,
        boolean depasse,
        boolean tenu,
        String debutEnClair,
        String limiteEnClair,
        String finEnClair,
        String resume) {

    /** La longueur dessinée, en unités du dessin. */
    public static final int LARGEUR = 860;

    /** Vide si la convention n'ouvre aucun délai, ou si l'on n'en connaît pas l'origine. */
    static Optional<Jalons> de(Situation s, LocalDate au) {
        var signature = s.signature();
        var limite = s.delaiAu();
        if (signature == null || limite == null) {
            return Optional.empty();
        }
        var debut = signature.auPlusTard();
        var tenueLe = s.tenueLe();
        var fin = tenueLe != null && !tenueLe.isAfter(au) ? tenueLe : au;
        var tenu = fin.equals(tenueLe);
        var dernier = fin.isAfter(limite) ? fin : limite;
        var longueur = Math.max(1, ChronoUnit.DAYS.between(debut, dernier));
        var retard = s.retard(au);
        return Optional.of(new Jalons(
                position(debut, limite, longueur),
                position(debut, fin, longueur),
                retard != null,
                tenu,
                Typographie.date(signature),
                Typographie.date(limite),
                Typographie.date(fin),
                resume(s, tenu, fin, retard)));
    }

    private static String resume(
            Situation s, boolean tenu, LocalDate fin, Situation.@org.jspecify.annotations.Nullable Retard retard) {
        if (retard != null) {
            return tenu
                    ? "Le délai a été dépassé, de %s.".formatted(bornes(retard))
                    : "Le délai est dépassé, de %s. C'est une alerte : rien n'est bloqué, le motif est attendu."
                            .formatted(bornes(retard));
        }
        var reste = s.reste(fin);
        return tenu || reste == null
                ? "Le délai a été tenu."
                : "Il reste %s.".formatted(Typographie.accord(reste, "jour"));
    }

    /** « 26 jours », « 98 à 128 jours ». */
    private static String bornes(Situation.Retard retard) {
        return retard.moins() == retard.plus()
                ? retard.enClair()
                : retard.moins() + " à " + Typographie.accord(retard.plus(), "jour");
    }

    private static int position(LocalDate debut, LocalDate jour, long longueur) {
        var ecart = Math.clamp(ChronoUnit.DAYS.between(debut, jour), 0, longueur);
        return Math.toIntExact(ecart * LARGEUR / longueur);
    }
}
