package fr.halle.convention.secteur.geometrie;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Les formes des secteurs : des polygones en degrés (WGS 84), écrits en GeoJSON au millionième de degré, soit une dizaine de centimètres. */
public final class Formes {

    static final GeometryFactory FABRIQUE = new GeometryFactory();

    private static final double PRECISION = 1e6;
    private static final int POSITIONS_MINIMUM = 4;

    private Formes() {}

    /** Ce qui empêche d'en faire une forme, sans son sujet : « n'est pas fermée : … ». */
    static final class Illisible extends Exception {
        Illisible(String defaut) {
            super(defaut);
        }

        String defaut() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws Illisible si ce n'est pas un polygone, ou si ses coordonnées ne se lisent pas */
    static MultiPolygon lire(JsonNode geometrie) throws Illisible {
        var coordonnees = geometrie.path("coordinates");
        var polygones = switch (geometrie.path("type").asString("")) {
            case "Polygon" -> List.of(coordonnees);
            case "MultiPolygon" -> coordonnees.valueStream().toList();
            case "" -> throw new Illisible("n'a pas de géométrie : tracez-la, ou retirez-la du fichier.");
            default ->
                throw new Illisible("n'est pas une surface : un secteur est un polygone, non un point ou une ligne.");
        };
        var lus = new ArrayList<Polygon>();
        for (var polygone : polygones) {
            lus.add(polygone(polygone));
        }
        if (lus.isEmpty()) {
            throw new Illisible("est vide : tracez-la, ou retirez-la du fichier.");
        }
        return FABRIQUE.createMultiPolygon(lus.toArray(Polygon[]::new));
    }

    private static Polygon polygone(JsonNode anneaux) throws Illisible {
        var lus = new ArrayList<LinearRing>();
        for (var anneau : anneaux) {
            lus.add(anneau(anneau));
        }
        if (lus.isEmpty()) {
            throw new Illisible("est vide : tracez-la, ou retirez-la du fichier.");
        }
        return FABRIQUE.createPolygon(lus.getFirst(), lus.subList(1, lus.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing anneau(JsonNode positions) throws Illisible {
        var lues = new ArrayList<Coordinate>();
        for (var position : positions) {
            lues.add(position(position));
        }
        if (lues.size() < POSITIONS_MINIMUM) {
            throw new Illisible("a un contour de moins de trois points : retracez-la.");
        }
        if (!lues.getFirst().equals2D(lues.getLast())) {
            throw new Illisible(
                    "a un contour qui n'est pas fermé : son dernier point doit être le premier. Fermez-le, puis exportez de nouveau.");
        }
        return FABRIQUE.createLinearRing(lues.toArray(Coordinate[]::new));
    }

    private static Coordinate position(JsonNode position) throws Illisible {
        if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
            throw new Illisible(
                    "a une position qui n'est pas faite de deux nombres : exportez de nouveau le fichier en GeoJSON.");
        }
        var longitude = position.path(0).asDouble();
        var latitude = position.path(1).asDouble();
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw new Illisible(
                    "n'est pas en degrés : exportez le fichier en WGS 84 (EPSG:4326), non dans une autre projection.");
        }
        return new Coordinate(arrondir(longitude), arrondir(latitude));
    }

    private static double arrondir(double degres) {
        return Math.round(degres * PRECISION) / PRECISION;
    }

    /** Une forme gardée ; vide si elle ne se lit plus, ou n'est plus valable. */
    public static Optional<MultiPolygon> relire(String geojson) {
        try {
            var forme = lire(JsonMapper.shared().readTree(geojson));
            return defaut(forme).isEmpty() ? Optional.of(forme) : Optional.empty();
        } catch (JacksonException | Illisible e) {
            return Optional.empty();
        }
    }

    /** Ce qui rend la forme impossible : un contour qui se croise, un trou hors de sa surface. */
    static Optional<String> defaut(MultiPolygon forme) {
        var erreur = new IsValidOp(forme).getValidationError();
        if (erreur == null) {
            return Optional.empty();
        }
        var lieu = erreur.getCoordinate();
        var pres = lieu == null
                ? ""
                : String.format(Locale.FRANCE, " près de la longitude %.5f et de la latitude %.5f", lieu.x, lieu.y);
        var quoi = switch (erreur.getErrorType()) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL, TopologyValidationError.NESTED_HOLES ->
                "a un trou mal placé";
            case TopologyValidationError.NESTED_SHELLS -> "a deux surfaces l'une dans l'autre";
            case TopologyValidationError.TOO_FEW_POINTS -> "n'a pas d'étendue";
            default -> "a un contour qui se croise ou se touche";
        };
        return Optional.of("%s%s : corrigez-la dans votre logiciel de cartographie, puis exportez de nouveau."
                .formatted(quoi, pres));
    }

    /** La géométrie GeoJSON, telle qu'on la garde. */
    public static String ecrire(MultiPolygon forme) {
        var texte = new StringBuilder("{\"type\":\"MultiPolygon\",\"coordinates\":[");
        for (var i = 0; i < forme.getNumGeometries(); i++) {
            var polygone = (Polygon) forme.getGeometryN(i);
            texte.append(i == 0 ? "[" : ",[");
            anneau(polygone.getExteriorRing(), texte);
            for (var trou = 0; trou < polygone.getNumInteriorRing(); trou++) {
                texte.append(',');
                anneau(polygone.getInteriorRingN(trou), texte);
            }
            texte.append(']');
        }
        return texte.append("]}").toString();
    }

    private static void anneau(LinearRing anneau, StringBuilder texte) {
        texte.append('[');
        for (var i = 0; i < anneau.getNumPoints(); i++) {
            var position = anneau.getCoordinateN(i);
            texte.append(i == 0 ? "[" : ",[")
                    .append(nombre(position.x))
                    .append(',')
                    .append(nombre(position.y))
                    .append(']');
        }
        texte.append(']');
    }

    private static String nombre(double degres) {
        return java.math.BigDecimal.valueOf(degres).toPlainString();
    }

    /** En mètres carrés, à l'unité. */
    public static long surface(MultiPolygon forme) {
        return Math.round(Repere.autour(forme).placer(forme).getArea());
    }
}
