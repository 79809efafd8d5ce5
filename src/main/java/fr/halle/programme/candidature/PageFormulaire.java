package fr.halle.programme.candidature;

import fr.halle.platform.web.Ecran;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Le formulaire d'une candidature, avec ce qui vient d'y être écrit.
 *
 * @param adresse où il part
 * @param retour où mène « Annuler »
 * @param version celle que la personne a sous les yeux ; vide pour une nouvelle candidature
 * @param refus ce qui a empêché d'enregistrer, en dehors des cases ; {@code null} si rien
 * @param differences ce qu'un autre a écrit entre-temps, champ par champ ; vide sans conflit
 */
public record PageFormulaire(
        Ecran ecran,
        CsrfToken jeton,
        String adresse,
        String retour,
        String programme,
        String version,
        Dossier dossier,
        Map<String, String> erreurs,
        @Nullable String refus,
        List<Difference> differences,
        Map<String, String> depositaires,
        Map<String, String> partenaires) {

    /** Un champ que deux personnes ont écrit différemment. */
    public record Difference(String champ, String actuel, String saisi) {}

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }

    public boolean nomme(String organisation) {
        return dossier.partenaires().stream().anyMatch(id -> id.toString().equals(organisation));
    }

    public String depositaire() {
        var choisi = dossier.depositaire();
        return choisi == null ? "" : choisi.toString();
    }
}
