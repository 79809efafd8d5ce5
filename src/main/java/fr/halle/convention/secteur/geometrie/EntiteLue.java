package fr.halle.convention.secteur.geometrie;

import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Une entité d'un fichier GeoJSON, dont la forme est valable.
 *
 * @param rang sa place dans le fichier, à partir de 1
 * @param nom sa propriété « nom » ; vide si elle n'en a pas
 * @param type sa propriété « type » ; vide si elle n'en a pas
 * @param communes les codes de sa propriété « insee » ; vide si elle n'en a pas
 * @param forme en degrés, longitude puis latitude
 */
public record EntiteLue(int rang, String nom, String type, List<String> communes, MultiPolygon forme) {

    public EntiteLue {
        communes = List.copyOf(communes);
    }

    /** « L'entité n° 2 (« Centre ») ». */
    public String enClair() {
        return enClair(rang, nom);
    }

    static String enClair(int rang, String nom) {
        return nom.isEmpty() ? "L'entité n° %d".formatted(rang) : "L'entité n° %d (« %s »)".formatted(rang, nom);
    }
}
