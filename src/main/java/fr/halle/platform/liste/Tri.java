package fr.halle.platform.liste;

import fr.halle.platform.ParametreInvalide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * L'ordre d'une liste, écrit dans l'adresse : {@code tri=nom} pour l'ordre croissant, {@code tri=-nom} pour le
 * décroissant.
 */
public record Tri(String cle, boolean decroissant) {

    /** Lit le paramètre {@code tri} ; la première clé admise est l'ordre par défaut. */
    public static Tri lire(@Nullable String parametre, List<String> cles) {
        if (parametre == null || parametre.isBlank()) {
            return new Tri(cles.getFirst(), false);
        }
        var decroissant = parametre.startsWith("-");
        var cle = decroissant ? parametre.substring(1) : parametre;
        if (!cles.contains(cle)) {
            throw new ParametreInvalide(
                    "tri",
                    "On ne trie pas selon « %s » : choisissez parmi %s, précédé d'un tiret pour l'ordre décroissant."
                            .formatted(cle, String.join(", ", cles)));
        }
        return new Tri(cle, decroissant);
    }

    /** La valeur du paramètre qui trie selon cette clé, ou retourne l'ordre si c'est déjà elle. */
    public String vers(String autre) {
        return autre.equals(cle) && !decroissant ? "-" + autre : autre;
    }

    /** La valeur de {@code aria-sort} ; rien si la liste suit une autre clé. */
    public @Nullable String aria(String autre) {
        return autre.equals(cle) ? decroissant ? "descending" : "ascending" : null;
    }
}
