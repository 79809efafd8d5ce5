package fr.halle.platform.faits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Les fichiers YAML du projet ({@code sources}, {@code dispositifs}, {@code programmes}, {@code temoins}). Chaque module y
 * lit les rubriques qui le concernent ; un champ inconnu arrête le chargement.
 */
@Component
public class FichiersDeFaits {

    private final ObjectMapper yaml = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Les éléments d'une rubrique, dans l'ordre des noms de fichiers puis des lignes. */
    public <T> List<T> lire(String dossier, String rubrique, Class<T> type) {
        var elements = new ArrayList<T>();
        for (var fichier : fichiers(dossier)) {
            for (var noeud : lireFichier(fichier).path(rubrique)) {
                elements.add(yaml.treeToValue(noeud, type));
            }
        }
        return elements;
    }

    private JsonNode lireFichier(Resource fichier) {
        try (var flux = fichier.getInputStream()) {
            return yaml.readTree(flux);
        } catch (IOException e) {
            throw new UncheckedIOException("Lecture impossible de " + fichier.getFilename(), e);
        }
    }

    private static List<Resource> fichiers(String dossier) {
        try {
            var trouves = new PathMatchingResourcePatternResolver().getResources("classpath*:" + dossier + "/*.yaml");
            return Arrays.stream(trouves)
                    .sorted(Comparator.comparing(f -> String.valueOf(f.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Lecture impossible du dossier " + dossier, e);
        }
    }
}
