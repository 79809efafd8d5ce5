package fr.halle.convention.secteur.geometrie;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Typographie;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lit les tracés d'un fichier GeoJSON : une géométrie, une entité ou une collection d'entités. Tout se lit, ou rien. */
public final class LectureDuGeoJson {

    /** Le poids maximal d'un fichier. */
    public static final int OCTETS = 5 * 1024 * 1024;

    /** Ce qu'une fiche sait montrer. */
    static final int ENTITES = 100;

    static final int POINTS = 50_000;

    /** Les repères qui sont en degrés, longitude puis latitude, et se confondent à moins d'un mètre. */
    private static final Pattern EN_DEGRES =
            Pattern.compile(".*(CRS84|EPSG:{1,2}(4326|4171))$", Pattern.CASE_INSENSITIVE);

    private static final Pattern CODE = Pattern.compile("[0-9][0-9AB][0-9]{3}");
    private static final int NOM = 120;

    /** Ce qu'une base ne garde pas, ou qui trompe qui le lit : caractères de commande, de format, moitiés de caractère. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]+");

    private LectureDuGeoJson() {}

    /** @throws OperationRefusee d'une phrase qui dit quoi corriger, et où */
    public static List<EntiteLue> lire(InputStream flux) throws IOException {
        var racine = racine(flux.readNBytes(OCTETS + 1));
        exigerLesDegres(racine);
        var entites = entites(racine);
        if (entites.isEmpty()) {
            throw new OperationRefusee("Ce fichier ne contient aucune entité : exportez-y au moins un secteur.");
        }
        if (entites.size() > ENTITES) {
            throw new OperationRefusee(
                    "Ce fichier contient %d entités, et l'on en lit %d au plus : exportez les seuls secteurs de cette convention."
                            .formatted(entites.size(), ENTITES));
        }
        var lues = new ArrayList<EntiteLue>();
        var points = 0L;
        for (var i = 0; i < entites.size(); i++) {
            var lue = lire(i + 1, entites.get(i));
            points += lue.forme().getNumPoints();
            lues.add(lue);
        }
        if (points > POINTS) {
            throw new OperationRefusee(
                    "Ces tracés ont %s points, et l'on en garde %s au plus : simplifiez-les, puis exportez de nouveau."
                            .formatted(Typographie.nombre(points), Typographie.nombre(POINTS)));
        }
        return List.copyOf(lues);
    }

    private static JsonNode racine(byte[] octets) {
        if (octets.length == 0) {
            throw new OperationRefusee("Ce fichier est vide : choisissez celui de vos secteurs, au format GeoJSON.");
        }
        if (octets.length > OCTETS) {
            throw new OperationRefusee(
                    "Ce fichier dépasse %s : exportez les seuls secteurs, ou simplifiez leurs contours."
                            .formatted(Typographie.octets(OCTETS)));
        }
        try {
            var racine = JsonMapper.shared().readTree(octets);
            if (!racine.isObject() || racine.path("type").asString("").isEmpty()) {
                throw pasDuGeoJson(null);
            }
            return racine;
        } catch (JacksonException e) {
            throw pasDuGeoJson(e);
        }
    }

    private static OperationRefusee pasDuGeoJson(@org.jspecify.annotations.Nullable Exception cause) {
        var phrase =
                "Ce fichier n'est pas du GeoJSON : dans votre logiciel de cartographie, exportez la couche au format GeoJSON, en WGS 84 (EPSG:4326).";
        return cause == null ? new OperationRefusee(phrase) : new OperationRefusee(phrase, cause);
    }

    /** Les anciens fichiers nomment leur repère ; les nouveaux n'en ont qu'un. */
    private static void exigerLesDegres(JsonNode racine) {
        var repere = racine.path("crs").path("properties").path("name").asString("");
        if (!repere.isEmpty() && !EN_DEGRES.matcher(repere).matches()) {
            throw new OperationRefusee("Ce fichier est dans le repère « %s » : exportez-le en WGS 84 (EPSG:4326)."
                    .formatted(court(repere)));
        }
    }

    private static List<JsonNode> entites(JsonNode racine) {
        return switch (racine.path("type").asString("")) {
            case "FeatureCollection" -> racine.path("features").valueStream().toList();
            case "Feature", "Polygon", "MultiPolygon", "Point", "MultiPoint", "LineString", "MultiLineString" ->
                List.of(racine);
            case "GeometryCollection" ->
                throw new OperationRefusee(
                        "Ce fichier est une collection de géométries sans entités : exportez une entité par secteur.");
            default -> throw pasDuGeoJson(null);
        };
    }

    private static EntiteLue lire(int rang, JsonNode entite) {
        var deCollection = entite.path("type").asString("").equals("Feature");
        var nom = propriete(entite, "nom").or(() -> propriete(entite, "name")).orElse("");
        try {
            var forme = Formes.lire(deCollection ? entite.path("geometry") : entite);
            var defaut = Formes.defaut(forme);
            if (defaut.isPresent()) {
                throw new Formes.Illisible(defaut.get());
            }
            return new EntiteLue(rang, nom, propriete(entite, "type").orElse(""), communes(entite), forme);
        } catch (Formes.Illisible e) {
            throw new OperationRefusee(EntiteLue.enClair(rang, nom) + " " + e.defaut(), e);
        }
    }

    private static List<String> communes(JsonNode entite) {
        return propriete(entite, "insee")
                .or(() -> propriete(entite, "code_insee"))
                .map(codes -> CODE.matcher(codes.toUpperCase(Locale.ROOT))
                        .results()
                        .map(r -> r.group())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** Une propriété, quelle que soit sa casse. */
    private static Optional<String> propriete(JsonNode entite, String nom) {
        return entite.path("properties")
                .propertyStream()
                .filter(p -> p.getKey().equalsIgnoreCase(nom))
                .map(p -> INVISIBLE.matcher(texte(p.getValue())).replaceAll(" ").strip())
                .filter(v -> !v.isEmpty())
                .map(LectureDuGeoJson::court)
                .findFirst();
    }

    /** Une valeur, ou les valeurs d'une liste. */
    private static String texte(JsonNode valeur) {
        return valeur.isArray()
                ? valeur.valueStream().map(v -> v.asString("").strip()).collect(Collectors.joining(" "))
                : valeur.asString("").strip();
    }

    private static String court(String texte) {
        return texte.length() <= NOM ? texte : texte.substring(0, texte.offsetByCodePoints(0, NOM / 2)) + "…";
    }
}
