package fr.halle.acces.renouvellement;

import fr.halle.acces.saisie.Saisie;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.LienExport;
import fr.halle.platform.web.ListeMontree;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Un renouvellement : son aperçu tant qu'il est préparé, ce qu'il a fait ensuite.
 *
 * @param apercu absent une fois prononcé
 */
public record PageRenouvellement(
        Ecran ecran,
        Renouvellement renouvellement,
        @Nullable Apercu apercu,
        List<Renouvellements.Fini> finis,
        List<LienExport> exports,
        Saisie saisie,
        @Nullable CsrfToken jeton) {

    public String adresse() {
        return "/renouvellements/" + renouvellement.reference();
    }

    /** Les renouvellements, et le formulaire qui en prépare un. */
    public record PageListe(
            Ecran ecran,
            ListeMontree<Renouvellement> liste,
            LocalDate aujourdHui,
            Saisie saisie,
            @Nullable CsrfToken jeton) {}
}
