package fr.halle.programme.selection;

import fr.halle.platform.web.Ecran;
import fr.halle.programme.candidature.Candidature;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Une sélection que l'on prépare : ce que l'on choisit, puis ce que cela donnerait, puis la publication.
 *
 * @param candidatures celles qui peuvent être publiées
 * @param apercu ce que donnerait la publication ; {@code null} avant de l'avoir demandé
 */
public record PagePreparation(
        Ecran ecran,
        CsrfToken jeton,
        SelectionSaisie saisie,
        String effet,
        String nomRegion,
        String nomProgramme,
        List<Candidature> candidatures,
        Map<String, String> cohortes,
        @Nullable Apercu apercu,
        Map<String, String> erreurs,
        @Nullable String refus) {

    /** Les deux façons de publier, la première d'abord. */
    public Map<String, String> natures() {
        var choix = new java.util.LinkedHashMap<String, String>();
        choix.put("pris", "Je publie maintenant, dans Halle");
        choix.put("constate", "La publication a eu lieu ailleurs\u00a0: je la constate");
        return choix;
    }

    public boolean choisie(Candidature candidature) {
        return saisie.candidatures().contains(candidature.reference());
    }

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }

    /** Vrai si les gardes ont quelque chose à dire d'un lauréat au moins. */
    public boolean constats() {
        return apercu != null
                && apercu.lignes().stream().anyMatch(l -> !l.constats().isEmpty());
    }

    /** Vrai si la publication peut partir. */
    public boolean prete() {
        return apercu != null && apercu.refus().isEmpty();
    }
}
