package fr.halle.programme.candidature.instruction;

import fr.halle.platform.web.Ecran;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.GenreActe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Le formulaire d'un acte, avec ce qui vient d'y être écrit.
 *
 * @param effet la date telle qu'elle est écrite
 * @param peutConstater vrai si la personne peut dire que l'acte a été pris ailleurs
 * @param refus ce qui a empêché l'acte, en dehors des cases
 * @param alertes ce que les gardes en disent déjà
 */
public record PageActe(
        Ecran ecran,
        CsrfToken jeton,
        Candidature candidature,
        GenreActe genre,
        ActeSaisi saisi,
        String effet,
        boolean peutPrendre,
        boolean peutConstater,
        Map<String, String> erreurs,
        @Nullable String refus,
        List<String> alertes) {

    private static final Map<String, String> AVIS =
            ordonne("favorable", "Favorable", "reserve", "Réservé", "defavorable", "Défavorable");

    private static final Map<String, String> DECISION = ordonne("retenue", "Retenue", "ecartee", "Écartée");

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }

    public Map<String, String> sens() {
        return switch (genre) {
            case AVIS -> AVIS;
            case DECISION -> DECISION;
            case DEPOT, REMONTEE, RETRAIT, PUBLICATION -> Map.of();
        };
    }

    public Map<String, String> natures() {
        var choix = new LinkedHashMap<String, String>();
        if (peutPrendre) {
            choix.put("pris", "Je le prends maintenant, dans Halle");
        }
        if (peutConstater) {
            choix.put("constate", "Il a été pris ailleurs\u00a0: je le constate d’après un document");
        }
        return choix;
    }

    public boolean avis() {
        return genre == GenreActe.AVIS;
    }

    /** Vrai si la décision demande peut-être une dérogation : une alerte le dit, ou la case est déjà remplie. */
    public boolean derogeable() {
        return genre == GenreActe.DECISION
                && (!alertes.isEmpty()
                        || erreurs.containsKey("derogation")
                        || !saisi.derogation().isBlank());
    }

    public boolean motive() {
        return genre == GenreActe.DECISION || genre == GenreActe.RETRAIT;
    }

    private static Map<String, String> ordonne(String... couples) {
        var choix = new LinkedHashMap<String, String>();
        for (var i = 0; i < couples.length; i += 2) {
            choix.put(couples[i], couples[i + 1]);
        }
        return choix;
    }
}
