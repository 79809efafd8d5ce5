package fr.halle.convention.acte;

import fr.halle.commun.DateApprochee;
import fr.halle.platform.web.Ecran;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** La confirmation d'une annulation, avec son motif. */
public record PageAnnulation(
        Ecran ecran,
        CsrfToken jeton,
        String acte,
        DateApprochee effet,
        String adresse,
        String retour,
        Map<String, String> erreurs,
        @Nullable String refus) {

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }
}
