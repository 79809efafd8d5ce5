package fr.halle.platform.liste;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Les ordres permis d'une liste : le mot de l'adresse, et la colonne SQL qu'il trie. Rien de ce que la personne écrit n'entre
 * dans la requête.
 *
 * @param colonnes la première est l'ordre par défaut
 * @param departage les colonnes qui rendent l'ordre total
 */
public record Tris(Map<String, String> colonnes, String departage) {

    public Tris {
        colonnes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(colonnes));
    }

    /** @param departage par exemple {@code reference} */
    public static Tris departagesPar(String departage) {
        return new Tris(Map.of(), departage);
    }

    /** Ajoute un ordre. */
    public Tris ou(String cle, String colonne) {
        var suite = new LinkedHashMap<>(colonnes);
        suite.put(cle, colonne);
        return new Tris(suite, departage);
    }

    public List<String> cles() {
        return List.copyOf(colonnes.keySet());
    }

    public Tri parDefaut() {
        return new Tri(cles().getFirst(), false);
    }

    /** @throws fr.halle.platform.ParametreInvalide si la clé n'est pas l'une des nôtres */
    public Tri lire(@Nullable String parametre) {
        return Tri.lire(parametre, cles());
    }

    /** Ce qui suit {@code order by} ; ce qui n'est pas renseigné vient à la fin. */
    String sql(Tri tri) {
        var colonne = colonnes.get(tri.cle());
        if (colonne == null) {
            throw new IllegalArgumentException("Cette liste ne se trie pas selon " + tri.cle());
        }
        return "%s %s nulls last, %s".formatted(colonne, tri.decroissant() ? "desc" : "asc", departage);
    }
}
