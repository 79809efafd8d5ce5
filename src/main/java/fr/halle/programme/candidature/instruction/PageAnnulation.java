package fr.halle.programme.candidature.instruction;

import fr.halle.platform.web.Ecran;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * De quoi annuler un acte, avec son motif.
 *
 * @param adresse où part le formulaire
 * @param retour où mène « Revenir »
 */
public record PageAnnulation(
        Ecran ecran,
        CsrfToken jeton,
        String titre,
        LocalDate effet,
        String adresse,
        String retour,
        Map<String, String> erreurs,
        @Nullable String refus) {}
