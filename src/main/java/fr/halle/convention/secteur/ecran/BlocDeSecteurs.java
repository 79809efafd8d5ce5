package fr.halle.convention.secteur.ecran;

import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.carte.CarteDesSecteurs;
import fr.halle.platform.web.LienExport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * « Périmètre et secteurs », tel qu'il se montre sur la fiche d'une convention et dans sa page.
 *
 * @param carte absente quand aucune position ne permet de la dessiner
 * @param modifiable vrai si la personne peut y écrire maintenant
 * @param exports vide s'il n'y a rien à emporter
 */
public record BlocDeSecteurs(
        SecteursDeConvention secteurs, @Nullable CarteDesSecteurs carte, boolean modifiable, List<LienExport> exports) {

    public BlocDeSecteurs {
        exports = List.copyOf(exports);
    }

    /** L'adresse du GeoJSON, à la date de la lecture. */
    public String geojson() {
        return exports.isEmpty() ? "" : exports.getFirst().adresse().replaceFirst("\\.csv", ".geojson");
    }

    public boolean avecTrace() {
        return secteurs.secteurs().stream().anyMatch(s -> s.trace() != null);
    }
}
