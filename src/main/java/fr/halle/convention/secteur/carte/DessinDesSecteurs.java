package fr.halle.convention.secteur.carte;

import fr.halle.convention.secteur.Commune;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.geometrie.Formes;
import fr.halle.platform.web.Typographie;
import fr.halle.territoire.carte.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dessine les secteurs d'une convention : leurs tracés, leurs communes, le contour de l'intercommunalité quand il est connu. */
@Component
public class DessinDesSecteurs {

    /** Un numéro et le centre d'une commune ne se couvrent pas. */
    private static final double ECART = 18;

    /** Au-delà, les noms se couvrent. */
    private static final int COMMUNES_NOMMEES = 25;

    private final JdbcClient sql;

    DessinDesSecteurs(JdbcClient sql) {
        this.sql = sql;
    }

    /** La carte, ou rien quand aucune position ne permet de la dessiner. */
    public Optional<CarteDesSecteurs> dessiner(SecteursDeConvention s) {
        var formes = new LinkedHashMap<Secteur, MultiPolygon>();
        for (var secteur : s.secteurs()) {
            var trace = secteur.trace();
            if (trace != null) {
                Formes.relire(trace).ifPresent(f -> formes.put(secteur, f));
            }
        }
        var voulues = communes(s);
        var places = places(voulues.keySet());
        if (places.isEmpty()) {
            return Optional.empty();
        }
        var plan = places.getFirst().plan;
        var cadre = new Envelope();
        formes.values().forEach(f -> {
            for (var point : f.getCoordinates()) {
                var lieu = Plan.situer(plan, point.x, point.y);
                cadre.expandToInclude(lieu.x(), lieu.y());
            }
        });
        var proches = proches(s, formes.isEmpty());
        places.stream()
                .filter(p -> p.plan.equals(plan) && proches.contains(p.commune))
                .forEach(p -> cadre.expandToInclude(p.x(), p.y()));
        if (cadre.isNull()) {
            places.forEach(p -> cadre.expandToInclude(p.x(), p.y()));
        }
        return Optional.of(dessiner(s, formes, voulues, places, new Echelle(plan, cadre)));
    }

    /** Les communes du périmètre et des secteurs ; faute des deux, celles des lauréats. */
    private static Map<String, String> communes(SecteursDeConvention s) {
        var noms = new LinkedHashMap<String, String>();
        var perimetre = s.perimetre();
        if (perimetre != null) {
            perimetre.communes().forEach(c -> noms.put(c.code(), c.nom()));
        }
        s.secteurs().forEach(x -> x.communes().forEach(c -> noms.put(c.code(), c.nom())));
        if (noms.isEmpty()) {
            s.convention().laureats().forEach(l -> l.communes().forEach(c -> noms.put(c, l.nom())));
        }
        return noms;
    }

    /** Celles que la carte doit montrer : tracés, les communes des secteurs ; sinon, toutes. */
    private static Set<String> proches(SecteursDeConvention s, boolean sansTrace) {
        return sansTrace
                ? communes(s).keySet()
                : s.secteurs().stream()
                        .flatMap(x -> x.communes().stream())
                        .map(Commune::code)
                        .collect(Collectors.toSet());
    }

    private record Place(String commune, String plan, double longitude, double latitude) {
        double x() {
            return Plan.situer(plan, longitude, latitude).x();
        }

        double y() {
            return Plan.situer(plan, longitude, latitude).y();
        }
    }

    private CarteDesSecteurs dessiner(
            SecteursDeConvention s,
            Map<Secteur, MultiPolygon> formes,
            Map<String, String> voulues,
            List<Place> places,
            Echelle e) {
        var numeros = new LinkedHashMap<String, Integer>();
        s.secteurs().forEach(x -> numeros.put(x.reference(), numeros.size() + 1));
        var traces = new ArrayList<CarteDesSecteurs.Trace>();
        formes.forEach((secteur, forme) -> {
            var point = forme.getInteriorPoint();
            var x = e.x(point.getX(), point.getY());
            var y = e.y(point.getX(), point.getY());
            var surUnCentre = places.stream()
                    .anyMatch(p ->
                            Math.hypot(e.x(p.longitude, p.latitude) - x, e.y(p.longitude, p.latitude) - y) < ECART);
            traces.add(new CarteDesSecteurs.Trace(
                    numeros.getOrDefault(secteur.reference(), 0),
                    secteur.nom(),
                    s.page() + "/" + secteur.reference(),
                    chemin(forme, e),
                    nombre(x),
                    nombre(surUnCentre ? y - ECART : y),
                    secteur.centreVille(),
                    secteur.ferme(s.lecture().au())));
        });
        var metres = e.metres();
        return new CarteDesSecteurs(
                "%s, %s"
                        .formatted(
                                Typographie.accord(
                                        s.secteurs().size(), "secteur d'intervention", "secteurs d'intervention"),
                                Typographie.accord(voulues.size(), "commune")),
                Echelle.LARGEUR,
                e.hauteur(),
                e.transformation(),
                contours(voulues.keySet(), e.plan()),
                traces,
                points(s, places, voulues, numeros, e),
                (int) Math.round(metres / 100.0 * e.facteur()),
                metres < 1_000 ? metres + " m" : metres / 1_000 + " km",
                voulues.entrySet().stream()
                        .filter(v -> places.stream().noneMatch(p -> p.commune.equals(v.getKey())))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private static List<CarteDesSecteurs.Point> points(
            SecteursDeConvention s,
            List<Place> places,
            Map<String, String> noms,
            Map<String, Integer> numeros,
            Echelle e) {
        var points = new ArrayList<CarteDesSecteurs.Point>();
        var pris = new ArrayList<double[]>();
        for (var p : places) {
            var x = e.x(p.longitude, p.latitude);
            var y = e.y(p.longitude, p.latitude);
            if (!p.plan.equals(e.plan()) || x < 4 || y < 4 || x > Echelle.LARGEUR - 4 || y > e.hauteur() - 4) {
                continue;
            }
            var nom = noms.getOrDefault(p.commune, p.commune);
            var ancre = ancre(x, y, nom, pris, places.size());
            points.add(new CarteDesSecteurs.Point(
                    nom,
                    nombre(x),
                    nombre(y),
                    s.secteurs().stream()
                            .filter(z -> z.trace() == null && z.est(p.commune))
                            .map(z -> String.valueOf(numeros.get(z.reference())))
                            .collect(Collectors.joining(", ")),
                    ancre,
                    nombre("end".equals(ancre) ? x - 10 : x + 10)));
        }
        return points;
    }

    /** À droite du point, sinon à gauche, sinon rien. */
    private static @Nullable String ancre(double x, double y, String nom, List<double[]> pris, int combien) {
        var long1 = nom.length() * 7.5;
        if (combien > COMMUNES_NOMMEES) {
            return null;
        }
        for (var essai : List.of("start", "end")) {
            var gauche = essai.equals("start") ? x + 8 : x - 8 - long1;
            var boite = new double[] {gauche, y - 9, gauche + long1, y + 9};
            var libre = pris.stream()
                    .noneMatch(b -> b[0] < boite[2] && boite[0] < b[2] && b[1] < boite[3] && boite[1] < b[3]);
            if (libre && gauche > 2 && gauche + long1 < Echelle.LARGEUR - 2) {
                pris.add(boite);
                return essai;
            }
        }
        return null;
    }

    private static String chemin(MultiPolygon forme, Echelle e) {
        var chemin = new StringBuilder();
        for (var i = 0; i < forme.getNumGeometries(); i++) {
            var polygone = (Polygon) forme.getGeometryN(i);
            anneau(polygone.getExteriorRing(), e, chemin);
            for (var trou = 0; trou < polygone.getNumInteriorRing(); trou++) {
                anneau(polygone.getInteriorRingN(trou), e, chemin);
            }
        }
        return chemin.toString();
    }

    /** Les points qui tombent sur le même demi-pixel que le précédent n'apportent rien. */
    private static void anneau(LineString anneau, Echelle e, StringBuilder chemin) {
        var avantX = Double.NaN;
        var avantY = Double.NaN;
        for (var point : anneau.getCoordinates()) {
            var x = e.x(point.x, point.y);
            var y = e.y(point.x, point.y);
            if (Math.abs(x - avantX) < 0.5 && Math.abs(y - avantY) < 0.5) {
                continue;
            }
            chemin.append(Double.isNaN(avantX) ? 'M' : 'L')
                    .append(nombre(x))
                    .append(' ')
                    .append(nombre(y));
            avantX = x;
            avantY = y;
        }
        chemin.append('z');
    }

    private static String nombre(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private List<Place> places(Set<String> communes) {
        return sql.sql("""
                        select p.commune, p.plan, p.longitude, p.latitude from territoire.v_public_position p
                         where p.commune = any (:communes::text[]) order by p.commune
                        """)
                .param("communes", new LinkedHashSet<>(communes).toArray(String[]::new))
                .query(Place.class)
                .list();
    }

    private List<String> contours(Set<String> communes, String plan) {
        return sql.sql("""
                        select c.trace
                          from territoire.v_public_contour c
                         where c.type = 'epci' and c.plan = :plan
                           and c.code in (select e.epci from territoire.v_public_epci_membre e
                                           where e.commune = any (:communes::text[]) and e.jusqu = 9999)
                         order by c.code
                        """)
                .param("plan", plan)
                .param("communes", communes.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
