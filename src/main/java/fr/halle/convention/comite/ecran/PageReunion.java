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
 * Une réunion : son relevé, et de quoi l'écrire.
 *
 * @param ecrit vrai si la personne peut l'écrire, et que la réunion a eu lieu
 * @param objets ce qu'une décision peut changer maintenant
 * @param adresses la page de ce que chaque décision a changé, par point
 * @param valeurs ce qui vient d'être écrit et n'a pas été enregistré
 */
public record PageReunion(
        Ecran ecran,
        CsrfToken jeton,
        Comite comite,
        Reunion reunion,
        boolean ecrit,
        boolean aVenir,
        Map<String, String> objets,
        Map<Integer, String> adresses,
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

    /** Les points que rien n'a encore tranchés. */
    public Map<String, String> aDecider() {
        var choix = new LinkedHashMap<String, String>();
        for (var i = 1; i <= reunion.ordreDuJour().size(); i++) {
            if (reunion.decision(i).isEmpty()) {
                choix.put(String.valueOf(i), i + ". " + reunion.ordreDuJour().get(i - 1));
            }
        }
        return choix;
    }

    public Map<String, String> objetsOuRien() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Rien d’autre que ce qu’elle dit");
        choix.putAll(objets);
        return choix;
    }

    public @Nullable String adresse(int point) {
        return adresses.get(point);
    }
}
