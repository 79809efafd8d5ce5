package fr.halle.territoire.carte;

import java.util.ArrayList;
import java.util.List;

/**
 * Le contour d'un territoire, prêt à dessiner : un chemin SVG en coordonnées entières de son plan, et le même allégé
 * pour les cartes du pays.
 */
public record Trace(String fin, String large, int xMin, int yMin, int xMax, int yMax) {

    /** Écart admis par le tracé allégé, en hectomètres : un kilomètre et demi. */
    private static final int TOLERANCE = 15;

    private static final int POINTS_MINIMUM = 4;

    /** @param anneaux chacun fermé ou non, d'au moins trois points distincts ; les autres sont ignorés */
    public static Trace de(List<List<Plan.Point>> anneaux) {
        var points = anneaux.stream().flatMap(List::stream).toList();
        return new Trace(
                chemin(anneaux),
                chemin(anneaux.stream().map(a -> alleger(a, TOLERANCE)).toList()),
                points.stream().mapToInt(Plan.Point::x).min().orElse(0),
                points.stream().mapToInt(Plan.Point::y).min().orElse(0),
                points.stream().mapToInt(Plan.Point::x).max().orElse(0),
                points.stream().mapToInt(Plan.Point::y).max().orElse(0));
    }

    private static String chemin(List<List<Plan.Point>> anneaux) {
        var chemin = new StringBuilder();
        for (var anneau : anneaux) {
            if (anneau.size() < POINTS_MINIMUM) {
                continue;
            }
            var courant = anneau.getFirst();
            chemin.append('M')
                    .append(courant.x())
                    .append(' ')
                    .append(courant.y())
                    .append('l');
            var premier = true;
            for (var point : anneau.subList(1, anneau.size())) {
                var dx = point.x() - courant.x();
                var dy = point.y() - courant.y();
                if (dx == 0 && dy == 0) {
                    continue;
                }
                if (!premier && dx >= 0) {
                    chemin.append(' ');
                }
                chemin.append(dx).append(dy < 0 ? "" : " ").append(dy);
                premier = false;
                courant = point;
            }
            chemin.append('z');
        }
        return chemin.toString();
    }

    /** L'algorithme de Douglas et Peucker : ne garde que les points qui s'écartent de la corde de plus que la tolérance. */
    static List<Plan.Point> alleger(List<Plan.Point> anneau, int tolerance) {
        if (anneau.size() <= POINTS_MINIMUM) {
            return anneau;
        }
        var gardes = new boolean[anneau.size()];
        gardes[0] = true;
        gardes[anneau.size() - 1] = true;
        // Un anneau fermé n'a pas de corde : on le coupe d'abord à son point le plus éloigné du premier.
        var milieu = plusLoinDuPremier(anneau);
        gardes[milieu] = true;
        garder(anneau, 0, milieu, tolerance, gardes);
        garder(anneau, milieu, anneau.size() - 1, tolerance, gardes);
        var allege = new ArrayList<Plan.Point>();
        for (var i = 0; i < gardes.length; i++) {
            if (gardes[i]) {
                allege.add(anneau.get(i));
            }
        }
        return allege;
    }

    private static int plusLoinDuPremier(List<Plan.Point> anneau) {
        var indice = 1;
        var distance = -1.0;
        for (var i = 1; i < anneau.size() - 1; i++) {
            var d = Math.hypot(
                    anneau.get(i).x() - anneau.getFirst().x(),
                    anneau.get(i).y() - anneau.getFirst().y());
            if (d > distance) {
                distance = d;
                indice = i;
            }
        }
        return indice;
    }

    private static void garder(List<Plan.Point> anneau, int debut, int fin, int tolerance, boolean[] gardes) {
        var indice = -1;
        var distance = (double) tolerance;
        for (var i = debut + 1; i < fin; i++) {
            var d = ecart(anneau.get(i), anneau.get(debut), anneau.get(fin));
            if (d > distance) {
                distance = d;
                indice = i;
            }
        }
        if (indice >= 0) {
            gardes[indice] = true;
            garder(anneau, debut, indice, tolerance, gardes);
            garder(anneau, indice, fin, tolerance, gardes);
        }
    }

    private static double ecart(Plan.Point p, Plan.Point a, Plan.Point b) {
        var longueur = Math.hypot(b.x() - a.x(), b.y() - a.y());
        if (longueur == 0) {
            return Math.hypot(p.x() - a.x(), p.y() - a.y());
        }
        return Math.abs((b.x() - a.x()) * (double) (a.y() - p.y()) - (a.x() - p.x()) * (double) (b.y() - a.y()))
                / longueur;
    }
}
