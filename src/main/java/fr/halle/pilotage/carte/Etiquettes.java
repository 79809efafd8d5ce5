package fr.halle.pilotage.carte;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Place les noms à côté des points sans qu'ils se couvrent : à droite, à gauche, au-dessus, au-dessous, sinon rien. */
final class Etiquettes {

    private static final double LARGEUR_LETTRE = 6.9;
    private static final double HAUTEUR = 14;
    private static final double MARGE = 10;

    private final int largeur;
    private final int hauteur;
    private final List<double[]> prises = new ArrayList<>();

    Etiquettes(int largeur, int hauteur) {
        this.largeur = largeur;
        this.hauteur = hauteur;
    }

    /** Réserve la place d'un point : aucun nom ne doit le couvrir. */
    void reserver(double x, double y) {
        prises.add(new double[] {x - 7, y - 7, x + 7, y + 7});
    }

    @Nullable
    Place placer(String nom, double x, double y) {
        var l = nom.length() * LARGEUR_LETTRE;
        var essais = List.of(
                new Place("start", x + MARGE, y + 4.5),
                new Place("end", x - MARGE, y + 4.5),
                new Place("middle", x, y - MARGE),
                new Place("middle", x, y + MARGE + 9),
                new Place("start", x + MARGE - 3, y - 6),
                new Place("start", x + MARGE - 3, y + 15),
                new Place("end", x - MARGE + 3, y - 6),
                new Place("end", x - MARGE + 3, y + 15));
        for (var place : essais) {
            var gauche = switch (place.ancre) {
                case "start" -> place.x;
                case "end" -> place.x - l;
                default -> place.x - l / 2;
            };
            var boite = new double[] {gauche, place.y - HAUTEUR + 3, gauche + l, place.y + 3};
            if (tient(boite) && prises.stream().noneMatch(p -> couvre(p, boite))) {
                prises.add(boite);
                return place;
            }
        }
        return null;
    }

    private boolean tient(double[] boite) {
        return boite[0] >= 2 && boite[1] >= 2 && boite[2] <= largeur - 2 && boite[3] <= hauteur - 2;
    }

    private static boolean couvre(double[] a, double[] b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }

    /** Où écrire un nom, et de quel côté il s'étend. */
    record Place(String ancre, double x, double y) {}
}
