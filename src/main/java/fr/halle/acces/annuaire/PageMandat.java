package fr.halle.acces.annuaire;

import fr.halle.acces.EnAttente.Attente;
import fr.halle.acces.annuaire.FicheDuMandat.Chapeau;
import fr.halle.acces.annuaire.FicheDuMandat.Delegation;
import fr.halle.acces.mandat.Mandats.Mandat;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.saisie.Saisie;
import fr.halle.platform.web.Ecran;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Un mandat : ce qu'il ouvre, ce qu'il délègue, ce qui attend la personne, et ce que l'on peut y faire.
 *
 * @param roles ceux que la personne peut donner
 * @param siens ceux du mandat, qu'il peut déléguer
 * @param voisins les autres personnes en fonction dans l'organisation
 */
public record PageMandat(
        Ecran ecran,
        Mandat mandat,
        String personne,
        Organisation organisation,
        List<Chapeau> chapeaux,
        List<Delegation> delegations,
        Map<String, List<Attente>> attendent,
        Map<String, String> roles,
        Map<String, String> siens,
        Map<String, String> voisins,
        Map<String, String> tousLesRoles,
        boolean peutFinir,
        boolean peutAccorder,
        boolean peutDeleguer,
        boolean peutPasser,
        LocalDate aujourdHui,
        @Nullable String fait,
        Saisie saisie,
        @Nullable CsrfToken jeton) {

    public String adresse() {
        return "/annuaire/mandats/" + mandat.id();
    }

    public boolean enCours(Chapeau chapeau) {
        var jusqu = chapeau.jusqu();
        return jusqu == null || jusqu.isAfter(aujourdHui);
    }

    public String role(String code) {
        return tousLesRoles.getOrDefault(code, code);
    }
}
