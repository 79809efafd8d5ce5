package fr.halle.pilotage.carte;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Une carte prête à dessiner. Les contours restent en coordonnées de leur plan, placés par une transformation ; points et
 * noms sont déjà en pixels.
 *
 * @param titre ce que la carte montre, en une phrase
 * @param cadres la carte principale d'abord, puis les encarts d'outre-mer
 * @param autres les autres programmes dont la carte montre des communes
 * @param hachures vrai quand les contours des EPCI manquent : leurs villes sont alors hachurées
 * @param hors communes que l'on ne sait pas placer
 */
public record Carte(
        String titre,
        String description,
        int largeur,
        int hauteur,
        List<Cadre> cadres,
        boolean noms,
        boolean contoursEpci,
        List<String> autres,
        boolean liens,
        boolean hachures,
        List<String> hors) {

    /** Une partie de la carte : un plan, avec sa place et son échelle. */
    public record Cadre(
            String cle,
            @Nullable String nom,
            int x,
            int y,
            int largeur,
            int hauteur,
            String transformation,
            List<Forme> voisins,
            List<Forme> departements,
            List<Forme> epci,
            List<Lien> liens,
            List<Point> points) {}

    /** Un contour : un chemin SVG dans les coordonnées du plan. */
    public record Forme(String nom, String chemin, boolean marque) {}

    /** Deux communes d'un même lauréat. */
    public record Lien(String x1, String y1, String x2, String y2) {}

    /**
     * Une commune.
     *
     * @param adresse la page à ouvrir, absente sur les cartes trop denses, que leur tableau double
     * @param autre le nom de l'autre programme qui l'a retenue, ou {@code null} si elle est de celui-ci
     * @param ancre {@code start}, {@code end} ou {@code middle} ; {@code null} quand le nom ne tient pas
     */
    public record Point(
            String nom,
            @Nullable String adresse,
            @Nullable String autre,
            String x,
            String y,
            @Nullable String ancre,
            String xNom,
            String yNom,
            boolean approche) {}
}
