package fr.halle.convention.secteur.carte;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Les secteurs sur une carte, prête à dessiner. Le contour des intercommunalités reste en coordonnées de son plan, placé par une
 * transformation ; le reste est en pixels.
 *
 * @param echelle la longueur de la barre d'échelle, en pixels
 * @param distance ce qu'elle mesure, en toutes lettres
 * @param hors les communes que l'on ne sait pas placer
 */
public record CarteDesSecteurs(
        String titre,
        int largeur,
        int hauteur,
        String transformation,
        List<String> contours,
        List<Trace> traces,
        List<Point> points,
        int echelle,
        String distance,
        List<String> hors) {

    /**
     * Un secteur tracé.
     *
     * @param numero celui de sa ligne dans le tableau
     * @param ferme vrai s'il est fermé au jour de la lecture
     */
    public record Trace(
            int numero, String nom, String adresse, String chemin, String x, String y, boolean centre, boolean ferme) {}

    /**
     * Une commune, à la position de son centre.
     *
     * @param numeros les secteurs faits de la commune entière
     * @param ancre {@code null} quand son nom ne tient pas
     */
    public record Point(
            String nom,
            String x,
            String y,
            String numeros,
            @Nullable String ancre,
            String xNom) {}
}
