package fr.halle.convention.comite.ecran;

import fr.halle.convention.ObjetDeDecision;
import fr.halle.convention.comite.Siege;
import fr.halle.platform.web.Ecran;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Un formulaire d'un comité, avec ce qui vient d'y être écrit.
 *
 * @param choix ce que proposent ses listes, par case
 * @param coches les cases cochées
 * @param refus ce qui a empêché l'enregistrement, en dehors des cases
 */
public record PageFormulaire(
        Ecran ecran,
        CsrfToken jeton,
        String adresse,
        String retour,
        Map<String, String> valeurs,
        Map<String, Map<String, String>> choix,
        List<String> coches,
        boolean neuf,
        Map<String, String> erreurs,
        @Nullable String refus) {

    public String valeur(String champ) {
        return valeurs.getOrDefault(champ, "");
    }

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }

    public Map<String, String> choix(String champ) {
        return choix.getOrDefault(champ, Map.of());
    }

    public Map<String, String> natures() {
        var natures = new LinkedHashMap<String, String>();
        for (var n : ObjetDeDecision.Comite.values()) {
            natures.put(n.code(), n.libelle());
        }
        return natures;
    }

    public Map<String, String> sieges() {
        var sieges = new LinkedHashMap<String, String>();
        for (var s : Siege.values()) {
            sieges.put(s.code(), s.libelle());
        }
        return sieges;
    }
}
