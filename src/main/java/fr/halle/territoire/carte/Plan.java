package fr.halle.territoire.carte;

import java.util.Map;

/**
 * Les plans des cartes : la métropole en projection Lambert-93, chaque territoire d'outre-mer dans un repère local.
 * L'unité est l'hectomètre, l'axe vertical descend comme celui d'une image.
 */
public final class Plan {

    /** Le plan de la métropole. */
    public static final String METROPOLE = "metropole";

    // Constantes de la projection Lambert-93 : registre de l'IGN, note NT/G 71, ellipsoïde GRS 80.
    private static final double EXCENTRICITE = 0.08181919112;
    private static final double EXPOSANT = 0.7256077650;
    private static final double CONSTANTE = 11_754_255.426;
    private static final double X_ORIGINE = 700_000.0;
    private static final double Y_ORIGINE = 12_655_612.050;
    private static final double MERIDIEN = Math.toRadians(3);

    private static final double METRES_PAR_UNITE = 100.0;
    /** Le nord de la métropole, en unités du plan : les ordonnées y sont positives. */
    private static final int SOMMET = 72_000;

    /** Rayon moyen de la Terre en mètres (UGGI). */
    private static final double RAYON = 6_371_008.8;

    /** Le centre des plans d'outre-mer, en degrés : un point rond proche du milieu de chaque territoire. */
    private static final Map<String, double[]> CENTRES = Map.ofEntries(
            Map.entry("971", new double[] {-61.4, 16.2}),
            Map.entry("972", new double[] {-61.0, 14.65}),
            Map.entry("973", new double[] {-53.2, 4.0}),
            Map.entry("974", new double[] {55.55, -21.1}),
            Map.entry("976", new double[] {45.15, -12.8}),
            Map.entry("975", new double[] {-56.3, 46.9}),
            Map.entry("977", new double[] {-62.83, 17.9}),
            Map.entry("978", new double[] {-63.05, 18.08}),
            Map.entry("984", new double[] {70.0, -49.0}),
            Map.entry("986", new double[] {-177.0, -13.8}),
            Map.entry("987", new double[] {-149.5, -17.6}),
            Map.entry("988", new double[] {165.5, -21.5}),
            Map.entry("989", new double[] {-109.2, 10.3}));

    private Plan() {}

    /** Le plan d'un département ou d'une collectivité. */
    public static String de(String departement) {
        return CENTRES.containsKey(departement) ? departement : METROPOLE;
    }

    public static Point projeter(String plan, double longitude, double latitude) {
        var lieu = situer(plan, longitude, latitude);
        return new Point((int) Math.round(lieu.x()), (int) Math.round(lieu.y()));
    }

    /** Le même point sans l'arrondir, pour ce qui est plus petit qu'un territoire. */
    public static Lieu situer(String plan, double longitude, double latitude) {
        var centre = CENTRES.get(plan);
        if (centre == null) {
            return lambert93(longitude, latitude);
        }
        var x = Math.toRadians(longitude - centre[0]) * Math.cos(Math.toRadians(centre[1])) * RAYON;
        var y = Math.toRadians(latitude - centre[1]) * RAYON;
        return new Lieu(x / METRES_PAR_UNITE, -y / METRES_PAR_UNITE);
    }

    private static Lieu lambert93(double longitude, double latitude) {
        var phi = Math.toRadians(latitude);
        var sinus = EXCENTRICITE * Math.sin(phi);
        var isometrique =
                Math.log(Math.tan(Math.PI / 4 + phi / 2) * Math.pow((1 - sinus) / (1 + sinus), EXCENTRICITE / 2));
        var rayon = CONSTANTE * Math.exp(-EXPOSANT * isometrique);
        var angle = EXPOSANT * (Math.toRadians(longitude) - MERIDIEN);
        var x = X_ORIGINE + rayon * Math.sin(angle);
        var y = Y_ORIGINE - rayon * Math.cos(angle);
        return new Lieu(x / METRES_PAR_UNITE, SOMMET - y / METRES_PAR_UNITE);
    }

    /** Un point d'un plan, en hectomètres. */
    public record Point(int x, int y) {}

    /** Un point d'un plan, en hectomètres et fractions. */
    public record Lieu(double x, double y) {}
}
