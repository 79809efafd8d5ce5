package fr.halle.convention.secteur.geometrie;

import fr.halle.platform.OperationRefusee;
import fr.halle.territoire.carte.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dit si un tracé est là où sont ses communes. Les contours des communes ne sont pas connus : on juge par la position de leur
 * centre, et par le contour de leur intercommunalité quand il a été importé.
 */
@Component
public class PlaceDesTraces {

    /** Une commune de métropole s'étend rarement plus loin de son centre, en mètres. */
    private static final double PORTEE = 25_000;

    /** Là où les communes sont vastes, leurs centres sont loin les uns des autres. */
    private static final double PORTEE_EN_VOISINS = 4;

    /** Les contours des intercommunalités sont généralisés : un kilomètre, en hectomètres. */
    private static final double TOLERANCE = 10;

    private static final Pattern NOMBRE = Pattern.compile("-?\\d+");
    private static final int POSITIONS_MINIMUM = 4;

    private final JdbcClient sql;

    PlaceDesTraces(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param communes les codes de celles où l'on dit que le secteur est
     * @throws OperationRefusee si le tracé est ailleurs
     */
    public void exiger(EntiteLue entite, List<String> communes) {
        var centres = centres(communes);
        if (centres.isEmpty()) {
            return;
        }
        for (var i = 0; i < entite.forme().getNumGeometries(); i++) {
            var point = entite.forme().getGeometryN(i).getInteriorPoint().getCoordinate();
            if (centres.stream().noneMatch(c -> c.atteint(point))) {
                throw loin(entite, point, centres);
            }
        }
        centreDUneAutre(entite, communes).ifPresent(autre -> {
            throw new OperationRefusee(
                    "%s couvre le centre de %s, qui n'est pas parmi ses communes : choisissez cette commune, ou vérifiez le tracé."
                            .formatted(entite.enClair(), autre));
        });
        horsDeLIntercommunalite(entite, communes).ifPresent(epci -> {
            throw new OperationRefusee(
                    "%s est hors de %s : vérifiez le tracé et la commune choisie.".formatted(entite.enClair(), epci));
        });
    }

    private static OperationRefusee loin(EntiteLue entite, Coordinate point, List<Centre> centres) {
        var inverse = new Coordinate(point.y, point.x);
        if (centres.stream().anyMatch(c -> c.atteint(inverse))) {
            return new OperationRefusee(
                    "%s a ses coordonnées inversées, la latitude avant la longitude : exportez de nouveau le fichier en GeoJSON, longitude d'abord."
                            .formatted(entite.enClair()));
        }
        var proche = centres.stream()
                .min(java.util.Comparator.comparingDouble(c -> c.distance(point)))
                .orElseThrow();
        return new OperationRefusee("%s est à %s km de %s : vérifiez le fichier et la commune choisie."
                .formatted(
                        entite.enClair(),
                        String.format(Locale.FRANCE, "%,d", Math.round(proche.distance(point) / 1000)),
                        proche.nom));
    }

    /** Le centre d'une commune, et celui de sa plus proche voisine. */
    private record Centre(String nom, double longitude, double latitude, double voisine) {

        boolean atteint(Coordinate point) {
            return distance(point) <= Math.max(PORTEE, PORTEE_EN_VOISINS * voisine);
        }

        double distance(Coordinate point) {
            return new Repere(longitude, latitude).distance(point);
        }
    }

    private List<Centre> centres(List<String> communes) {
        return sql.sql("""
                        select coalesce(t.nom, p.commune) as nom, p.longitude, p.latitude, coalesce(v.metres, 0) as voisine
                          from territoire.v_public_position p
                          left join territoire.v_public_territoire t on t.type = 'commune' and t.code = p.commune and t.jusqu = 9999
                          left join lateral (
                              select 100 * sqrt(((q.x - p.x)::float8 ^ 2) + ((q.y - p.y)::float8 ^ 2)) as metres
                                from territoire.v_public_position q
                               where q.plan = p.plan and q.commune <> p.commune order by 1 limit 1) v on true
                         where p.commune = any (:communes::text[])
                        """)
                .param("communes", communes.toArray(String[]::new))
                .query(Centre.class)
                .list();
    }

    private Optional<String> centreDUneAutre(EntiteLue entite, List<String> communes) {
        var cadre = entite.forme().getEnvelopeInternal();
        return sql
                .sql("""
                        select t.nom, p.longitude, p.latitude, 0::float8 as voisine
                          from territoire.v_public_position p
                          join territoire.v_public_territoire t on t.type = 'commune' and t.code = p.commune and t.jusqu = 9999
                         where p.longitude between :ouest and :est and p.latitude between :sud and :nord
                           and p.precision_position not like 'approx%' and p.commune <> all (:communes::text[])
                         order by t.nom
                        """)
                .param("ouest", cadre.getMinX())
                .param("est", cadre.getMaxX())
                .param("sud", cadre.getMinY())
                .param("nord", cadre.getMaxY())
                .param("communes", communes.toArray(String[]::new))
                .query(Centre.class)
                .list()
                .stream()
                .filter(c ->
                        entite.forme().contains(Formes.FABRIQUE.createPoint(new Coordinate(c.longitude, c.latitude))))
                .map(Centre::nom)
                .findFirst();
    }

    /** Son nom, si l'on connaît le contour de chacune et que le tracé n'est dans aucune. */
    private Optional<String> horsDeLIntercommunalite(EntiteLue entite, List<String> communes) {
        var contours = sql.sql("""
                        select n.nom, c.plan, c.trace
                          from (select distinct e.epci from territoire.v_public_epci_membre e
                                 where e.commune = any (:communes::text[]) and e.jusqu = 9999) m
                          join territoire.v_public_contour c on c.type = 'epci' and c.code = m.epci
                          join territoire.v_public_territoire n on n.type = 'epci' and n.code = m.epci and n.jusqu = 9999
                         order by n.nom
                        """)
                .param("communes", communes.toArray(String[]::new))
                .query(Contour.class)
                .list();
        if (contours.isEmpty() || contours.stream().anyMatch(c -> c.comprend(entite))) {
            return Optional.empty();
        }
        return Optional.of(contours.getFirst().nom());
    }

    private record Contour(String nom, String plan, String trace) {

        boolean comprend(EntiteLue entite) {
            var contour = contour();
            for (var i = 0; i < entite.forme().getNumGeometries(); i++) {
                var point = entite.forme().getGeometryN(i).getInteriorPoint().getCoordinate();
                var lieu = Plan.situer(plan, point.x, point.y);
                if (!contour.isWithinDistance(
                        Formes.FABRIQUE.createPoint(new Coordinate(lieu.x(), lieu.y())), TOLERANCE)) {
                    return false;
                }
            }
            return true;
        }

        /** Le chemin d'un contour, tel que {@link fr.halle.territoire.carte.Trace} l'écrit : des points relatifs au précédent. */
        private Geometry contour() {
            var polygones = new ArrayList<Polygon>();
            for (var anneau : trace.split("z")) {
                var nombres = NOMBRE.matcher(anneau)
                        .results()
                        .map(r -> Integer.parseInt(r.group()))
                        .toList();
                var points = new ArrayList<Coordinate>();
                for (var i = 0; i + 1 < nombres.size(); i += 2) {
                    var depuis = points.isEmpty() ? new Coordinate(0, 0) : points.getLast();
                    points.add(new Coordinate(depuis.x + nombres.get(i), depuis.y + nombres.get(i + 1)));
                }
                if (!points.isEmpty() && !points.getFirst().equals2D(points.getLast())) {
                    points.add(points.getFirst());
                }
                if (points.size() >= POSITIONS_MINIMUM) {
                    polygones.add(Formes.FABRIQUE.createPolygon(points.toArray(Coordinate[]::new)));
                }
            }
            return GeometryFixer.fix(Formes.FABRIQUE.createMultiPolygon(polygones.toArray(Polygon[]::new)));
        }
    }
}
