package fr.halle.document.ecran;

import fr.halle.document.Piece;
import fr.halle.platform.web.Ecran;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Déposer ou remplacer une pièce, à part de la page de son objet : pour remplacer, et pour dire ce qui a été refusé.
 *
 * @param libelle ce qui se dépose
 * @param precision ce qui a été écrit à côté du fichier
 * @param remplacee celle que l'on remplace ; {@code null} pour une pièce neuve
 * @param retour la page de l'objet
 * @param erreurs par case
 */
public record PageDepot(
        Ecran ecran,
        String genre,
        UUID objet,
        String code,
        String libelle,
        String precision,
        boolean precisable,
        @Nullable Piece remplacee,
        String motif,
        String retour,
        String admis,
        String extensions,
        Map<String, String> erreurs,
        CsrfToken jeton) {

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }
}
