package fr.halle.territoire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce que l'on sait d'une commune à un millésime.
 *
 * @param codesPostaux vide quand la source n'en donne pas
 * @param populations une par série publiée ; deux séries ne se mélangent jamais
 * @param anciennes les communes que celle-ci continue
 * @param deleguees ses communes déléguées ou associées
 */
public record Fiche(
        Territoire commune,
        @Nullable String siren,
        List<String> codesPostaux,
        List<Territoire> ascendants,
        List<Population> populations,
        @Nullable Position position,
        List<Succession> anciennes,
        List<Deleguee> deleguees) {

    /** Une population, avec la série d'où elle vient ; l'année manque quand le paquet ne la dit pas. */
    public record Population(
            int habitants,
            String source,
            String versionPaquet,
            @Nullable Integer annee,
            @Nullable String note,
            int millesime,
            boolean principale) {}

    /** Une position, en degrés décimaux (WGS 84), avec la façon dont elle est connue. */
    public record Position(String longitude, String latitude, String precision) {

        /** « 44,0346° N, 0,9159° O ». */
        public String enDegres() {
            return degres(latitude, "N", "S") + ", " + degres(longitude, "E", "O");
        }

        private static String degres(String valeur, String positif, String negatif) {
            return valeur.replace("-", "").replace('.', ',') + "°\u00a0" + (valeur.startsWith("-") ? negatif : positif);
        }
    }

    /** Une commune disparue, et le millésime où elle a été reprise. */
    public record Succession(
            String code, @Nullable String nom, @Nullable Integer annee, String nature) {}

    public record Deleguee(String code, String nom, String type) {}
}
