package fr.halle.convention.secteur.geometrie;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Un repère en mètres autour d'un point, où l'ellipsoïde est confondu avec son plan tangent : à dix kilomètres, une surface y est juste
 * au millième près.
 */
final class Repere {

    // Ellipsoïde GRS 80, celui de la métropole et, au décimètre près, celui du WGS 84.
    private static final double GRAND_AXE = 6_378_137.0;
    private static final double EXCENTRICITE_CARREE = 0.006694380022901;

    private final double longitude;
    private final double latitude;
    private final double metresParDegreEst;
    private final double metresParDegreNord;

    Repere(double longitude, double latitude) {
        this.longitude = longitude;
        this.latitude = latitude;
        var sinus = Math.sin(Math.toRadians(latitude));
        var ecart = 1 - EXCENTRICITE_CARREE * sinus * sinus;
        metresParDegreEst = Math.toRadians(GRAND_AXE / Math.sqrt(ecart) * Math.cos(Math.toRadians(latitude)));
        metresParDegreNord = Math.toRadians(GRAND_AXE * (1 - EXCENTRICITE_CARREE) / Math.pow(ecart, 1.5));
    }

    static Repere autour(Geometry forme) {
        var centre = forme.getEnvelopeInternal().centre();
        return new Repere(centre.x, centre.y);
    }

    /** La distance au centre du repère, en mètres. */
    double distance(Coordinate point) {
        return Math.hypot((point.x - longitude) * metresParDegreEst, (point.y - latitude) * metresParDegreNord);
    }

    /** La même forme, en mètres. */
    Geometry placer(Geometry forme) {
        var placee = forme.copy();
        placee.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence suite, int i) {
                suite.setOrdinate(i, 0, (suite.getX(i) - longitude) * metresParDegreEst);
                suite.setOrdinate(i, 1, (suite.getY(i) - latitude) * metresParDegreNord);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return placee;
    }
}
