package fr.halle.programme.selection;

import fr.halle.platform.web.Ecran;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Une sélection publiée et ses lauréats.
 *
 * @param laureats adresse et nom de chacun
 * @param annulable vrai si la personne peut l'annuler
 */
public record PageSelection(
        Ecran ecran,
        CsrfToken jeton,
        SelectionEnListe selection,
        Map<String, String> laureats,
        boolean annulable,
        String motif,
        Map<String, String> erreurs,
        @Nullable String refus) {}
