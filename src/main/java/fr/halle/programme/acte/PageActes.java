package fr.halle.programme.acte;

import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.web.Ecran;
import fr.halle.programme.Laureat;
import fr.halle.programme.acte.SuiteDesLaureats.Passage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Les actes qui ont changé un lauréat, et ceux que la personne peut y poser.
 *
 * @param genre l'acte dont le formulaire est montré ; vide : la liste seule
 * @param apercu ce que donnerait l'acte, en phrases ; {@code null} avant de l'avoir demandé
 * @param passages les communes du lauréat que d'autres ont reprises
 * @param historique ses actes dans la trace, pour qui a le droit de les lire
 * @param conflits ce que des listes ont laissé à trancher sur lui
 */
public record PageActes(
        Ecran ecran,
        CsrfToken jeton,
        Laureat laureat,
        String nomProgramme,
        List<ActeDeLaureat> actes,
        List<String> possibles,
        List<Passage> passages,
        List<String> conflits,
        List<LigneDHistorique> historique,
        String genre,
        Envoi saisie,
        @Nullable List<String> apercu,
        Map<String, String> erreurs,
        @Nullable String refus) {

    /** Ce que le formulaire envoie, tel quel. */
    public record Envoi(
            @Nullable String effet,
            @Nullable String motif,
            @Nullable String acteReference,
            @Nullable String vers,
            @Nullable String ancienne) {

        public static final Envoi VIDE = new Envoi("", "", "", "", "");

        static String texte(@Nullable String valeur) {
            return valeur == null ? "" : valeur;
        }
    }

    private static final Map<String, String> TITRES = Map.of(
            "retrait", "Constater qu’il quitte le programme",
            "reunion", "Le réunir à un autre lauréat",
            "commune_nouvelle", "Faire suivre une commune nouvelle",
            "maintien", "Garder les lauréats tels qu’ils sont");

    public String titre(String code) {
        return TITRES.getOrDefault(code, code);
    }

    public String chemin() {
        return "/programmes/" + laureat.programme() + "/laureats/" + laureat.reference();
    }

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }

    public String texte(@Nullable String valeur) {
        return Envoi.texte(valeur);
    }
}
