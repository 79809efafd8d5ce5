package fr.halle.territoire.carte;

import fr.halle.commun.Siren;
import fr.halle.platform.Import;
import fr.halle.platform.OperationRefusee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Les contours des EPCI, depuis un fichier GeoJSON en degrés (WGS 84) dont chaque forme porte {@code siren_epci} et
 * {@code insee_dep}. Un EPCI sur deux départements y a deux formes : elles sont réunies et comptées une fois.
 */
@Component
class ImportContoursEpci implements Import {

    private static final String SOURCE = "contours-epci-2023";

    /** Tolérance autour du contour du département, lui-même généralisé : cinquante kilomètres, en hectomètres. */
    private static final int TOLERANCE = 500;

    private static final int POINTS_MINIMUM = 4;

    private final JdbcClient sql;

    ImportContoursEpci(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String jeu() {
        return "contours-epci";
    }

    @Override
    public String description() {
        return "contours des EPCI, fichier GeoJSON dont chaque forme porte siren_epci et insee_dep";
    }

    @Override
    public Rapport importer(Depot depot, Acte acte) {
        var formes = lire(depot.fichier());
        var refusees = 0;
        var parEpci = new LinkedHashMap<Cle, List<List<Plan.Point>>>();
        for (var i = 0; i < formes.size(); i++) {
            var motif = accepter(formes.get(i), parEpci);
            if (motif != null) {
                refusees++;
                acte.refuser(i + 1, List.of("proprietes"), List.of(entete(formes.get(i))), motif, false);
            }
        }
        return enregistrer(refusees, parEpci);
    }

    private static List<JsonNode> lire(Path fichier) {
        try {
            var racine = JsonMapper.shared().readTree(fichier.toFile());
            if (!racine.path("features").isArray()) {
                throw new OperationRefusee(
                        "« %s » n'est pas une collection GeoJSON : on y attend une liste « features »."
                                .formatted(fichier.getFileName()));
            }
            return racine.path("features").valueStream().toList();
        } catch (JacksonException e) {
            throw new OperationRefusee(
                    "« %s » n'est pas un fichier GeoJSON lisible : vérifiez qu'il est entier et au format JSON."
                            .formatted(fichier.getFileName()),
                    e);
        }
    }

    /** Range la forme, ou dit pourquoi elle est refusée. */
    private @Nullable String accepter(JsonNode forme, Map<Cle, List<List<Plan.Point>>> parEpci) {
        var siren = forme.path("properties").path("siren_epci").asString("");
        var departement = forme.path("properties").path("insee_dep").asString("");
        if (!Siren.estValide(siren)) {
            return "« siren_epci » n'est pas un SIREN.";
        }
        var plan = Plan.de(departement);
        var anneaux = anneaux(plan, forme.path("geometry"));
        if (anneaux.isEmpty()) {
            return "La géométrie n'est ni un polygone ni un ensemble de polygones.";
        }
        if (!pres(departement, plan, anneaux)) {
            return "Le contour est loin du département %s : un contour déplacé (outre-mer rapproché) n'est pas repris."
                    .formatted(departement);
        }
        parEpci.computeIfAbsent(new Cle(siren, plan), _ -> new ArrayList<>()).addAll(anneaux);
        return null;
    }

    /** Le contour extérieur de chaque polygone ; les trous, sans effet aux échelles employées, sont laissés. */
    private static List<List<Plan.Point>> anneaux(String plan, JsonNode geometrie) {
        var polygones = switch (geometrie.path("type").asString("")) {
            case "Polygon" -> List.of(geometrie.path("coordinates"));
            case "MultiPolygon" -> geometrie.path("coordinates").valueStream().toList();
            default -> List.<JsonNode>of();
        };
        return polygones.stream()
                .map(p -> p.path(0)
                        .valueStream()
                        .map(c -> Plan.projeter(
                                plan, c.path(0).asDouble(0), c.path(1).asDouble(0)))
                        .toList())
                .filter(a -> a.size() >= POINTS_MINIMUM)
                .toList();
    }

    private boolean pres(String departement, String plan, List<List<Plan.Point>> anneaux) {
        var trace = Trace.de(anneaux);
        return sql.sql("""
                        select exists (
                            select from territoire.v_public_contour
                             where type = 'departement' and code = :departement and plan = :plan
                               and x_min - :tolerance <= :xMin and :xMax <= x_max + :tolerance
                               and y_min - :tolerance <= :yMin and :yMax <= y_max + :tolerance)
                        """)
                .param("departement", departement)
                .param("plan", plan)
                .param("tolerance", TOLERANCE)
                .param("xMin", trace.xMin())
                .param("xMax", trace.xMax())
                .param("yMin", trace.yMin())
                .param("yMax", trace.yMax())
                .query(Boolean.class)
                .single();
    }

    private Rapport enregistrer(int refusees, Map<Cle, List<List<Plan.Point>>> parEpci) {
        var avant = new LinkedHashMap<Cle, String>();
        sql.sql("select code, plan, trace from territoire.v_public_contour where type = 'epci'")
                .query(ligne -> {
                    avant.put(new Cle(ligne.getString("code"), ligne.getString("plan")), ligne.getString("trace"));
                });
        var creees = 0;
        var modifiees = 0;
        var inchangees = 0;
        for (var entree : parEpci.entrySet()) {
            var trace = Trace.de(entree.getValue());
            var ancien = avant.remove(entree.getKey());
            if (trace.fin().equals(ancien)) {
                inchangees++;
                continue;
            }
            if (ancien == null) {
                creees++;
            } else {
                modifiees++;
            }
            remplacer(entree.getKey(), trace);
        }
        return new Rapport(
                (long) parEpci.size() + refusees,
                creees,
                modifiees,
                inchangees,
                refusees,
                0,
                avant.size(),
                "GEOJSON",
                SOURCE,
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    private void remplacer(Cle cle, Trace trace) {
        sql.sql("delete from territoire.contour where type = 'epci' and code = :code and plan = :plan")
                .param("code", cle.siren)
                .param("plan", cle.plan)
                .update();
        sql.sql("""
                        insert into territoire.contour (type, code, plan, trace, trace_large, x_min, y_min, x_max, y_max, source)
                        values ('epci', :code, :plan, :fin, :large, :xMin, :yMin, :xMax, :yMax, :source)
                        """)
                .param("code", cle.siren)
                .param("plan", cle.plan)
                .param("fin", trace.fin())
                .param("large", trace.large())
                .param("xMin", trace.xMin())
                .param("yMin", trace.yMin())
                .param("xMax", trace.xMax())
                .param("yMax", trace.yMax())
                .param("source", SOURCE)
                .update();
    }

    private static String entete(JsonNode forme) {
        return forme.path("properties").toString();
    }

    private record Cle(String siren, String plan) {}
}
