package fr.halle.programme.selection;

import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.web.Ecran;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Une sélection publiée et ses lauréats.
 *
 * @param laureats adresse et nom de chacun
 * @param historique ses actes dans la trace, pour qui a le droit de les lire
 * @param annulable vrai si la personne peut l'annuler
 */
public record PageSelection(
        Ecran ecran,
        CsrfToken jeton,
        SelectionEnListe selection,
        Map<String, String> laureats,
        List<LigneDHistorique> historique,
        boolean annulable,
        String motif,
        Map<String, String> erreurs,
        @Nullable String refus) {}
