package fr.halle.platform.sauvegarde;

import fr.halle.platform.base.Migrations;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ce que dit {@code manifeste.json} d'une archive.
 *
 * @param format numéro du format de l'archive
 * @param halle version de la Halle qui l'a écrite
 * @param nature celle de la base : réelle, de démonstration ou fictive
 * @param postgresql version majeure de PostgreSQL d'où elle vient
 * @param instantane l'instant de la photographie, horloge de la base
 */
public record Manifeste(
        int format,
        String halle,
        String nature,
        int postgresql,
        Instant instantane,
        List<Schema> schemas,
        List<Sequence> sequences,
        List<Table> tables) {

    /** Le format que cette Halle écrit, et le plus récent qu'elle lit. */
    static final int FORMAT = 1;

    /** Un schéma, et les scripts qui l'ont fait, dans l'ordre. */
    public record Schema(String nom, List<Migration> migrations) {}

    /**
     * Un script appliqué.
     *
     * @param version absente d'un script répétable
     * @param empreinte celle que Flyway garde de son contenu
     */
    public record Migration(
            @Nullable String version,
            String script,
            @Nullable Integer empreinte) {}

    /** Un compteur : sa dernière valeur, et si elle a déjà servi. */
    public record Sequence(String schema, String nom, long valeur, boolean appelee) {}

    /**
     * Une table et le texte qui la porte.
     *
     * @param entree le nom de ce texte dans l'archive
     * @param lignes lignes de la table, sans celle des noms de colonnes
     * @param octets taille du texte, non comprimé
     */
    public record Table(
            String schema, String nom, String entree, List<Colonne> colonnes, long lignes, long octets, String sha256) {

        String nomEntier() {
            return schema + "." + nom;
        }
    }

    /** Une colonne et son type, comme PostgreSQL l'écrit. */
    public record Colonne(String nom, String type) {}

    byte[] enJson() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifeste deJson(byte[] json) {
        return Objects.requireNonNull(JsonMapper.shared().readValue(json, Manifeste.class));
    }

    /** La dernière version appliquée dans chaque schéma qui en a une. */
    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (Schema schema : schemas) {
            schema.migrations().stream()
                    .map(Migration::version)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .max(Migrations::comparer)
                    .ifPresent(derniere -> versions.put(schema.nom(), derniere));
        }
        return versions;
    }

    /** Le nombre de lignes de toutes les tables. */
    public long lignes() {
        return tables.stream().mapToLong(Table::lignes).sum();
    }
}
