package fr.halle.document;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Les pièces d'un objet, prêtes à montrer par le fragment {@code document/pieces.jte}.
 *
 * @param manquantes les libellés des pièces obligatoires que l'acteur ne voit pas en place
 * @param deposables ce que l'acteur peut déposer, par code ; vide s'il ne peut rien déposer
 * @param fige vrai si plus rien ne s'y dépose
 * @param admis les formats, en toutes lettres, et le poids
 * @param extensions pour l'attribut {@code accept}
 */
public record BlocDePieces(
        String genre,
        UUID objet,
        List<Rang> pieces,
        List<String> manquantes,
        Map<String, String> deposables,
        boolean fige,
        String admis,
        String extensions,
        @Nullable CsrfToken jeton) {

    /**
     * Une pièce de la liste.
     *
     * @param anciennes ses versions remplacées que l'acteur lit, de la plus récente à la première
     * @param modifiable vrai si l'acteur peut la remplacer ou l'annuler
     */
    public record Rang(Piece piece, List<Piece> anciennes, boolean modifiable) {}

    /** Vrai si le formulaire de dépôt se montre. */
    public boolean depose() {
        return !deposables.isEmpty() && jeton != null;
    }
}
