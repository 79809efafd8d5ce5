package fr.halle.journal;

import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.web.DateEcrite;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Ce que l'on cherche dans la trace ; vide : tout.
 *
 * @param objet {@code candidature:C-12}, ou des mots de son libellé
 * @param personne l'identifiant d'un compte, ou une partie du nom de l'auteur
 * @param verbe {@code candidature.deposer}, ou son début : {@code candidature}
 * @param depuis premier jour de saisie, à Paris
 * @param jusqua dernier jour de saisie, à Paris
 * @param territoire {@code departement:40}
 */
public record FiltreDeTrace(
        String objet,
        String personne,
        String verbe,
        @Nullable LocalDate depuis,
        @Nullable LocalDate jusqua,
        String territoire) {

    public static final FiltreDeTrace TOUT = new FiltreDeTrace("", "", "", null, null, "");

    /** @throws ParametreInvalide si une date n'en est pas une, ou si la période est à l'envers */
    public static FiltreDeTrace lire(
            String objet, String personne, String verbe, String depuis, String jusqua, String territoire) {
        var premier = jour("depuis", depuis);
        var dernier = jour("jusqua", jusqua);
        if (premier != null && dernier != null && dernier.isBefore(premier)) {
            throw new ParametreInvalide(
                    "jusqua",
                    "La période est à l'envers : choisissez une fin, « jusqua », qui suit le début, « depuis ».");
        }
        return new FiltreDeTrace(objet.strip(), personne.strip(), verbe.strip(), premier, dernier, territoire.strip());
    }

    public boolean vide() {
        return equals(TOUT);
    }

    private static @Nullable LocalDate jour(String parametre, String texte) {
        if (DateEcrite.illisible(texte)) {
            throw new ParametreInvalide(
                    parametre, "« %s » n'est pas une date : écrivez-la comme 2026-11-22.".formatted(texte));
        }
        return DateEcrite.lire(texte);
    }
}
