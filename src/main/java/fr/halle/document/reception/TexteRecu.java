package fr.halle.document.reception;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Un texte n'a pas de signature : son extension dit ce qu'il doit être, et son contenu le prouve. */
final class TexteRecu {

    private static final Set<String> GEOMETRIES = Set.of(
            "FeatureCollection",
            "Feature",
            "Point",
            "MultiPoint",
            "LineString",
            "MultiLineString",
            "Polygon",
            "MultiPolygon",
            "GeometryCollection");

    private static final int LU_A_LA_FOIS = 64 * 1024;

    private TexteRecu() {}

    /** @return {@code null} si c'est un texte d'autre chose */
    static @Nullable TypeDeFichier reconnaitre(Path fichier, String extension) throws IOException {
        if (TypeDeFichier.GEOJSON.extensions().contains(extension)) {
            if (!geojson(fichier)) {
                throw new OperationRefusee(
                        "Ce fichier n'est pas du GeoJSON qui se lit : exportez-le de nouveau depuis votre outil de cartographie, puis déposez-le.");
            }
            return TypeDeFichier.GEOJSON;
        }
        if (TypeDeFichier.CSV.extensions().contains(extension)) {
            if (!lisible(fichier)) {
                throw new OperationRefusee(
                        "Ce tableau CSV porte des caractères qui ne sont pas du texte : exportez-le de nouveau depuis votre tableur, puis déposez-le.");
            }
            return TypeDeFichier.CSV;
        }
        return null;
    }

    /** Un objet JSON entier, dont le « type » est l'un de ceux de la RFC 7946. */
    private static boolean geojson(Path fichier) throws IOException {
        var reconnu = false;
        try (var flux = Files.newInputStream(fichier);
                var json = new JsonFactory().createParser(flux)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var nom = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING && nom.equals("type")) {
                    reconnu = GEOMETRIES.contains(json.getString());
                } else {
                    json.skipChildren();
                }
            }
            return reconnu && json.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Aucun caractère de commande, hors tabulation, retour et saut de page. */
    private static boolean lisible(Path fichier) throws IOException {
        try (var flux = Files.newInputStream(fichier)) {
            for (byte[] lus; (lus = flux.readNBytes(LU_A_LA_FOIS)).length > 0; ) {
                for (var octet : lus) {
                    if (octet >= 0 && octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r' && octet != '\f') {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
