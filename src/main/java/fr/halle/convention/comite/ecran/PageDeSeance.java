package fr.halle.convention.comite.ecran;

import fr.halle.convention.ObjetDeDecision;
import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.Membre;
import fr.halle.convention.comite.Reunion;
import fr.halle.platform.web.Ecran;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Un formulaire d'une réunion, avec ce qui vient d'y être écrit.
 *
 * @param point celui que l'on décide, à partir de un ; zéro pour les autres gestes
 * @param objets ce qu'une décision peut changer maintenant
 * @param tient vrai si ce que la décision a posé vaut encore : son sens ne change pas
 * @param refus ce qui a empêché l'enregistrement, en dehors des cases
 */
public record PageDeSeance(
        Ecran ecran,
        CsrfToken jeton,
        Comite comite,
        Reunion reunion,
        int point,
        Map<String, String> objets,
        boolean tient,
        Map<String, String> valeurs,
        Map<String, String> erreurs,
        @Nullable String refus) {

    public List<Membre> composition() {
        return comite.composition(reunion.tenueLe());
    }

    public String valeur(String champ) {
        return valeurs.getOrDefault(champ, "");
    }

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }

    public String etat(Membre m) {
        return valeurs.getOrDefault(
                "presence-" + m.id(),
                reunion.presence(m.id()).map(p -> p.etat().code()).orElse(""));
    }

    public String par(Membre m) {
        return valeurs.getOrDefault(
                "par-" + m.id(),
                reunion.presence(m.id()).map(Reunion.Presence::representePar).orElse(""));
    }

    public Map<String, String> etats() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Non noté");
        for (var e : Reunion.Etat.values()) {
            choix.put(e.code(), e.libelle());
        }
        return choix;
    }

    public Map<String, String> sens() {
        var choix = new LinkedHashMap<String, String>();
        for (var s : ObjetDeDecision.Sens.values()) {
            choix.put(s.code(), s.libelle());
        }
        return choix;
    }

    public Map<String, String> objetsOuRien() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Rien d’autre que ce qu’elle dit");
        choix.putAll(objets);
        return choix;
    }

    public Reunion.@Nullable Decision decision() {
        return reunion.decision(point).orElse(null);
    }
}
