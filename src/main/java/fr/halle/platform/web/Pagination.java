package fr.halle.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Les liens vers les pages d'une liste : la première, la dernière, et les voisines de la page courante : {@code new Pagination(tranche.page(), tranche.derniere(), lien)}. */
public record Pagination(int page, int derniere, Lien lien) {

    private static final int VOISINES = 2;

    /** Les numéros à montrer ; {@code null} tient la place de pages sautées. */
    public List<@Nullable Integer> numeros() {
        var numeros = new ArrayList<@Nullable Integer>();
        var precedent = 0;
        for (var numero = 1; numero <= derniere; numero++) {
            if (numero == 1 || numero == derniere || Math.abs(numero - page) <= VOISINES) {
                if (numero - precedent > 1) {
                    numeros.add(null);
                }
                numeros.add(numero);
                precedent = numero;
            }
        }
        return numeros;
    }

    /** La première page n'a pas de paramètre : une adresse par page. */
    public String adresse(int numero) {
        return lien.avec("page", numero == 1 ? null : numero).url();
    }
}
