package fr.halle.convention.secteur.carte;

import fr.halle.territoire.carte.Plan;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/** Du plan à l'image : un carré de terrain reste un carré. */
final class Echelle {
    static final int LARGEUR = 760;

    private static final int HAUTEUR_MAXIMALE = 520;
    private static final int HAUTEUR_MINIMALE = 300;
    private static final int MARGE = 36;

    /** Plus près, la carte ne dirait plus où l'on est : en hectomètres. */
    private static final double ETENDUE_MINIMALE = 15;

    private final String plan;
    private final double facteur;
    private final double dx;
    private final double dy;
    private final int hauteur;

    Echelle(String plan, Envelope cadre) {
        this.plan = plan;
        var largeur = Math.max(ETENDUE_MINIMALE, cadre.getWidth());
        var haut = Math.max(ETENDUE_MINIMALE * HAUTEUR_MINIMALE / LARGEUR, cadre.getHeight());
        facteur = Math.min((LARGEUR - 2.0 * MARGE) / largeur, (HAUTEUR_MAXIMALE - 2.0 * MARGE) / haut);
        hauteur = Math.max(HAUTEUR_MINIMALE, (int) Math.ceil(haut * facteur) + 2 * MARGE);
        dx = LARGEUR / 2.0 - cadre.centre().x * facteur;
        dy = hauteur / 2.0 - cadre.centre().y * facteur;
    }

    double x(double longitude, double latitude) {
        return Plan.situer(plan, longitude, latitude).x() * facteur + dx;
    }

    double y(double longitude, double latitude) {
        return Plan.situer(plan, longitude, latitude).y() * facteur + dy;
    }

    String transformation() {
        return String.format(Locale.ROOT, "translate(%.1f %.1f) scale(%.4f)", dx, dy, facteur);
    }

    /** Une longueur ronde, en mètres, qui tient dans le cinquième de l'image. */
    int metres() {
        var metres = 10;
        for (var essai : new int[] {50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000}) {
            if (essai / 100.0 * facteur <= LARGEUR / 5.0) {
                metres = essai;
            }
        }
        return metres;
    }

    String plan() {
        return plan;
    }

    /** En pixels par hectomètre. */
    double facteur() {
        return facteur;
    }

    int hauteur() {
        return hauteur;
    }
}
