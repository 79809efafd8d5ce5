package fr.halle.acces.annuaire;

import fr.halle.acces.annuaire.ListeDesOrganisations.Fonction;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.saisie.Saisie;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.LienExport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Une organisation, ses personnes, et ce que l'on peut y faire.
 *
 * @param territoire le nom du territoire qu'elle couvre
 * @param roles ceux que la personne peut donner, par leur code
 */
public record PageOrganisation(
        Ecran ecran,
        Organisation organisation,
        @Nullable String territoire,
        List<Fonction> fonctions,
        List<LienExport> exports,
        boolean peutCorriger,
        boolean peutInviter,
        Map<String, String> roles,
        LocalDate aujourdHui,
        @Nullable String fait,
        Saisie saisie,
        @Nullable CsrfToken jeton) {

    public boolean finie(Fonction fonction) {
        var jusqu = fonction.jusqu();
        return jusqu != null && !jusqu.isAfter(aujourdHui);
    }
}
