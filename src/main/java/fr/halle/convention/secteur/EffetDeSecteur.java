package fr.halle.convention.secteur;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce que la signature ouvre secteur par secteur.
 *
 * @param secteurs les codes des types de secteurs où il s'ouvre ; vide : tous
 */
public record EffetDeSecteur(
        String code, String libelle, @Nullable String detail, String source, List<String> secteurs) {

    public EffetDeSecteur {
        secteurs = List.copyOf(secteurs);
    }

    public boolean sOuvreDans(String type) {
        return secteurs.isEmpty() || secteurs.contains(type);
    }
}
