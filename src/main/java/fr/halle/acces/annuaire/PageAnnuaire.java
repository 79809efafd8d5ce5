package fr.halle.acces.annuaire;

import fr.halle.acces.annuaire.ListeDesOrganisations.Ligne;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * L'annuaire.
 *
 * @param peutCreer vrai si la personne peut ajouter une organisation
 * @param peutOuvrir vrai si elle peut ouvrir la fiche de l'organisation d'un territoire
 */
public record PageAnnuaire(
        Ecran ecran,
        ListeMontree<Ligne> liste,
        Map<String, String> natures,
        String q,
        String nature,
        boolean peutCreer,
        boolean peutOuvrir,
        Map<String, String> naissances,
        @Nullable CsrfToken jeton) {

    public static String libelle(String nature) {
        return NatureOrganisation.deCode(nature)
                .map(NatureOrganisation::libelle)
                .orElse(nature);
    }
}
