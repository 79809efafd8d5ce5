package fr.halle.programme.fictif;

import org.jspecify.annotations.Nullable;

/**
 * Une vraie commune qu'un lauréat fictif peut prendre.
 *
 * @param x abscisse dans le plan des cartes, en hectomètres, absente si la position est inconnue
 */
record CommuneTiree(
        String code,
        String nom,
        String departement,
        @Nullable String region,
        @Nullable String epci,
        int habitants,
        @Nullable String plan,
        @Nullable Integer x,
        @Nullable Integer y) {

    /** Le carré de la distance à une autre commune du même plan, sinon le plus grand des nombres. */
    long eloignement(CommuneTiree autre) {
        if (x == null || y == null || autre.x == null || autre.y == null || plan == null || !plan.equals(autre.plan)) {
            return Long.MAX_VALUE;
        }
        var dx = (long) x - autre.x;
        var dy = (long) y - autre.y;
        return dx * dx + dy * dy;
    }
}
