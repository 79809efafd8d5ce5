package fr.halle.convention.secteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.convention.secteur.geometrie.EntiteLue;
import fr.halle.convention.secteur.geometrie.Formes;
import fr.halle.convention.secteur.geometrie.LectureDuGeoJson;
import fr.halle.convention.secteur.geometrie.PlaceDesTraces;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.OperationRefusee;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que l'on dépose comme tracé : chaque fichier qui ne vaut rien reçoit une phrase, et celui qui vaut se mesure juste. */
class GeoJsonHostileTest {

    static Stream<Arguments> hostiles() {
        return Stream.of(
                cas("", "Ce fichier est vide"),
                cas("   ", "n'est pas du GeoJSON"),
                cas("%PDF-1.7 secteurs", "n'est pas du GeoJSON"),
                cas("PK\u0003\u0004secteurs.shp", "n'est pas du GeoJSON"),
                cas("[1, 2]", "n'est pas du GeoJSON"),
                cas("{\"type\":\"Topology\"}", "n'est pas du GeoJSON"),
                cas("{\"type\":\"Polygon\",\"coordinates\":[[[5", "n'est pas du GeoJSON"),
                cas("[".repeat(100_000), "n'est pas du GeoJSON"),
                cas("{\"type\":\"FeatureCollection\",\"features\":[]}", "ne contient aucune entité"),
                cas("{\"type\":\"FeatureCollection\"}", "ne contient aucune entité"),
                cas("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "une entité par secteur"),
                cas("{\"type\":\"Point\",\"coordinates\":[5,43]}", "n'est pas une surface"),
                cas(
                        entite("Gare", "{\"type\":\"LineString\",\"coordinates\":[[5,43],[6,43]]}"),
                        "(« Gare ») n'est pas une surface"),
                cas(entite("Vide", "null"), "(« Vide ») n'a pas de géométrie"),
                cas("{\"type\":\"Polygon\",\"coordinates\":[]}", "est vide"),
                cas("{\"type\":\"Polygon\",\"coordinates\":[[]]}", "moins de trois points"),
                cas("{\"type\":\"MultiPolygon\",\"coordinates\":[]}", "est vide"),
                cas(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[5,43],[5.1,43],[5.1,43.1],[5,43.1]]]}",
                        "n'est pas fermé"),
                cas("{\"type\":\"Polygon\",\"coordinates\":[[[5,43],[5.1,43],[5,43]]]}", "moins de trois points"),
                cas(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[5,43],[5.1,43.1],[5.1,43],[5,43.1],[5,43]]]}",
                        "se croise"),
                cas("{\"type\":\"Polygon\",\"coordinates\":[[[5,43],[5.1,43],[5.2,43],[5,43]]]}", "corrigez-la"),
                cas("{\"type\":\"Polygon\",\"coordinates\":[[[5,43],[5,43],[5,43],[5,43]]]}", "corrigez-la"),
                cas(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[5,43],[5.1,43],[5.1,43.1],[5,43.1],[5,43]],[[6,44],[6.1,44],[6.1,44.1],[6,44]]]}",
                        "a un trou mal placé"),
                cas(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[\"5\",43],[5.1,43],[5.1,43.1],[\"5\",43]]]}",
                        "deux nombres"),
                cas("{\"type\":\"Polygon\",\"coordinates\":[[[5],[5.1],[5.1],[5]]]}", "deux nombres"),
                cas("{\"type\":\"Polygon\",\"coordinates\":[[[1e999,43],[5.1,43],[5.1,43.1],[1e999,43]]]}", "degrés"),
                cas(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[867000,6290000],[868000,6290000],[868000,6291000],[867000,6290000]]]}",
                        "n'est pas en degrés"),
                cas(
                        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}},\"features\":[]}",
                        "repère « urn:ogc:def:crs:EPSG::2154 »"),
                cas(
                        "{\"type\":\"FeatureCollection\",\"features\":["
                                + "{\"type\":\"Feature\",\"geometry\":null},".repeat(100)
                                + "{\"type\":\"Feature\",\"geometry\":null}]}",
                        "101 entités"),
                cas("x".repeat(LectureDuGeoJson.OCTETS + 1), "dépasse 5"));
    }

    @ParameterizedTest
    @MethodSource("hostiles")
    void un_mauvais_fichier_recoit_une_phrase_qui_dit_quoi_faire(String texte, String phrase) {
        assertThatThrownBy(() -> lire(texte))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining(phrase);
    }

    @Test
    void trop_de_points_est_dit() {
        var anneau = new StringBuilder();
        for (var i = 0; i < 60_000; i++) {
            var angle = 2 * Math.PI * i / 60_000;
            anneau.append("[%s,%s],".formatted(5 + 0.5 * Math.cos(angle), 43 + 0.5 * Math.sin(angle)));
        }
        var texte = "{\"type\":\"Polygon\",\"coordinates\":[[%s[5.5,43]]]}".formatted(anneau);
        assertThatThrownBy(() -> lire(texte)).hasMessageContaining("simplifiez-les");
    }

    @Test
    void une_collection_nomme_ses_secteurs_et_garde_trous_altitudes_et_accents() {
        var lues = lire("""
                \uFEFF{"type":"FeatureCollection","name":"secteurs",
                 "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
                 "features":[
                 {"type":"Feature","properties":{"NOM":"Cœur de ville","Type":"Centre-ville","insee":["13105"]},
                  "geometry":{"type":"Polygon","coordinates":[
                   [[5.07,43.74,12],[5.08,43.74,12],[5.08,43.75,12],[5.07,43.75,12],[5.07,43.74,12]],
                   [[5.074,43.744],[5.076,43.744],[5.076,43.746],[5.074,43.746],[5.074,43.744]]]}},
                 {"type":"Feature","properties":{"name":"Gare"},"geometry":{"type":"MultiPolygon","coordinates":[
                   [[[5.09,43.74],[5.091,43.74],[5.091,43.741],[5.09,43.74]]],
                   [[[5.10,43.74],[5.101,43.74],[5.101,43.741],[5.10,43.74]]]]}}]}
                """);

        assertThat(lues).extracting(EntiteLue::nom).containsExactly("Cœur de ville", "Gare");
        assertThat(lues.getFirst().communes()).containsExactly("13105");
        assertThat(lues.getFirst().type()).isEqualTo("Centre-ville");
        assertThat(lues.get(1).forme().getNumGeometries()).isEqualTo(2);
        var ecrit = Formes.ecrire(lues.getFirst().forme());
        assertThat(ecrit).doesNotContain("12]").startsWith("{\"type\":\"MultiPolygon\"");
        assertThat(Formes.relire(ecrit))
                .hasValueSatisfying(f -> assertThat(Formes.surface(f))
                        .isEqualTo(Formes.surface(lues.getFirst().forme())));
    }

    @Test
    void un_nom_perd_ses_caracteres_invisibles() {
        var lue = lire(entite("Centre\\u0000\\u202E\\ud800 ancien", SecteursDUneConventionTest.carre(5, 43, 0.01)));
        assertThat(lue.getFirst().nom()).isEqualTo("Centre  ancien");
    }

    /** Un degré sur un degré, entre les parallèles 43 et 44 : la surface de l'ellipsoïde, par l'intégrale exacte. */
    @Test
    void une_surface_est_celle_de_l_ellipsoide() {
        var cote = 0.02;
        var forme = lire(SecteursDUneConventionTest.carre(5, 43.74, cote))
                .getFirst()
                .forme();
        var attendue = zone(43.74 + cote / 2) - zone(43.74 - cote / 2);
        assertThat((double) Formes.surface(forme))
                .isCloseTo(attendue * Math.toRadians(cote), org.assertj.core.data.Percentage.withPercentage(0.01));
        var lointaine = lire(SecteursDUneConventionTest.carre(-61.5, 16.25, cote))
                .getFirst()
                .forme();
        assertThat((double) Formes.surface(lointaine))
                .isCloseTo(
                        (zone(16.25 + cote / 2) - zone(16.25 - cote / 2)) * Math.toRadians(cote),
                        org.assertj.core.data.Percentage.withPercentage(0.01));
    }

    /** L'aire de l'ellipsoïde, par radian de longitude, de l'équateur à cette latitude. */
    private static double zone(double latitude) {
        var e2 = 0.006694380022901;
        var e = Math.sqrt(e2);
        var b2 = 6_378_137.0 * 6_378_137.0 * (1 - e2);
        var s = Math.sin(Math.toRadians(latitude));
        return b2 / 2 * (s / (1 - e2 * s * s) + Math.log((1 + e * s) / (1 - e * s)) / (2 * e));
    }

    @Test
    void un_trace_est_la_ou_sont_ses_communes() throws SQLException {
        var base = BaseChargee.copie();
        try (var contexte = BaseChargee.pourEcrire(base)) {
            var places = contexte.getBean(PlaceDesTraces.class);
            var senas = List.of("13105");
            places.exiger(carre(5.0775, 43.7430), senas);
            assertThatThrownBy(() -> places.exiger(carre(43.7430, 5.0775), senas))
                    .hasMessageContaining("coordonnées inversées");
            assertThatThrownBy(() -> places.exiger(carre(2.35, 48.85), senas)).hasMessageContaining("km de Sénas");
            assertThatThrownBy(() -> places.exiger(carre(5.0775, 43.7430), List.of("13103")))
                    .hasMessageContaining("couvre le centre de Sénas");
            try (var connexion = Objects.requireNonNull(base.proprietaire()).ouvrir();
                    var requete = connexion.createStatement()) {
                requete.execute("""
                        insert into territoire.contour (type, code, plan, trace, trace_large, x_min, y_min, x_max, y_max, source)
                        select 'epci', '200054807', 'metropole', 'M' || (p.x - 20) || ' ' || (p.y - 20) || 'l40 0 0 40-40 0z', '', 0, 0, 0, 0, 'essai'
                          from territoire.position p where p.commune = '13105'
                        """);
            }
            places.exiger(carre(5.0775, 43.7430), senas);
            assertThatThrownBy(() -> places.exiger(carre(5.15, 43.7430), senas)).hasMessageContaining("est hors de");
        }
    }

    private static EntiteLue carre(double longitude, double latitude) {
        return lire(SecteursDUneConventionTest.carre(longitude, latitude, 0.01)).getFirst();
    }

    private static String entite(String nom, String geometrie) {
        return "{\"type\":\"Feature\",\"properties\":{\"nom\":\"%s\"},\"geometry\":%s}".formatted(nom, geometrie);
    }

    private static Arguments cas(String texte, String phrase) {
        return Arguments.of(texte, phrase);
    }

    private static List<EntiteLue> lire(String texte) {
        try {
            return LectureDuGeoJson.lire(new ByteArrayInputStream(texte.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
