package fr.halle.platform.web;

import fr.halle.commun.Lecture;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * La barre qui dit à quelle date l'écran est calculé, et permet d'en changer.
 *
 * @param connu l'état des connaissances retenu, montré seulement s'il a été demandé
 * @param passee l'écran ne montre pas la situation d'aujourd'hui
 * @param gardes les autres paramètres de l'adresse, à conserver
 * @param alors le même écran avec ce que l'on savait à cette date ; {@code null} s'il n'apporterait rien
 * @param avertissements par exemple « Millésime 2019 employé, faute d'un plus ancien »
 */
public record BarreDeDate(
        LocalDate au,
        @Nullable LocalDate connu,
        boolean passee,
        String action,
        List<Lien.Parametre> gardes,
        String aujourdhui,
        @Nullable String alors,
        List<String> avertissements) {

    public BarreDeDate {
        gardes = List.copyOf(gardes);
        avertissements = List.copyOf(avertissements);
    }

    static BarreDeDate de(Lecture lecture, LocalDate jour, Lien courant, List<String> avertissements) {
        var connu =
                courant.a("connu") ? lecture.connu().atZone(Typographie.PARIS).toLocalDate() : null;
        var passee = lecture.au().isBefore(jour) || connu != null && connu.isBefore(jour);
        return new BarreDeDate(
                lecture.au(),
                connu,
                passee,
                courant.chemin(),
                courant.sans("au", "connu", "page").aPlat(),
                courant.sans("au", "connu", "page").url(),
                connu == null && lecture.au().isBefore(jour)
                        ? courant.sans("page").avec("connu", lecture.au()).url()
                        : null,
                avertissements);
    }
}
