package fr.halle.convention.secteur.ecran;

import fr.halle.convention.Acte;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.saisie.Justification;
import fr.halle.convention.secteur.saisie.Regime;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Typographie;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Ce que tous les formulaires des secteurs ont en commun : leur écran, ce qui justifie ce que l'on écrit, ce qui l'a empêché.
 *
 * @param refus ce qui a empêché d'écrire, en dehors des cases
 */
public record Entete(
        Ecran ecran,
        CsrfToken jeton,
        SecteursDeConvention secteurs,
        Regime regime,
        Justification justification,
        Map<String, String> erreurs,
        @Nullable String refus) {

    public @Nullable String erreur(String champ) {
        var erreur = erreurs.get(champ);
        return erreur == null ? null : Typographie.composer(erreur);
    }

    /** Les erreurs telles que l'écran les montre. */
    public Map<String, String> composees() {
        var composees = new LinkedHashMap<String, String>();
        erreurs.forEach((champ, phrase) -> composees.put(champ, Typographie.composer(phrase)));
        return composees;
    }

    public boolean motive() {
        return regime.motive();
    }

    /** Les avenants proposés, et la correction ; vide quand il n'y en a pas. */
    public Map<String, String> avenants() {
        var choix = new LinkedHashMap<String, String>();
        if (!regime.choixDAvenants().isEmpty()) {
            choix.put("", "Aucun : ce qui est écrit est faux ou incomplet");
            for (Acte a : regime.choixDAvenants()) {
                choix.put(a.id().toString(), "L’avenant du " + Typographie.date(a.jour()));
            }
        }
        return choix;
    }
}
