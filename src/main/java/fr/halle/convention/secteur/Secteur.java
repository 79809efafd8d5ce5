package fr.halle.convention.secteur;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Un secteur d'intervention, tel qu'il est au jour de la lecture.
 *
 * @param version celle que l'on lit ; en corriger une autre que la dernière est un conflit
 * @param type le code de son type
 * @param trace sa géométrie, en GeoJSON (WGS 84) ; absente quand ce sont ses communes entières
 * @param surfaceM2 en mètres carrés ; absente sans tracé
 * @param ouvertLe absent : depuis que la convention prend effet
 * @param fermeLe son dernier jour ; absent : jusqu'à la fin de la convention
 * @param ouvertures un par effet du type de convention, dans leur ordre
 */
public record Secteur(
        UUID id,
        UUID version,
        String reference,
        String nom,
        String type,
        String libelleType,
        boolean centreVille,
        List<Commune> communes,
        @Nullable String trace,
        @Nullable Long surfaceM2,
        @Nullable LocalDate ouvertLe,
        @Nullable LocalDate fermeLe,
        Provenance provenance,
        List<Ouverture> ouvertures) {

    private static final BigDecimal HECTARE = BigDecimal.valueOf(10_000);

    public Secteur {
        communes = List.copyOf(communes);
        ouvertures = List.copyOf(ouvertures);
    }

    /** En hectares, au centième. */
    public @Nullable BigDecimal hectares() {
        return surfaceM2 == null
                ? null
                : BigDecimal.valueOf(surfaceM2).divide(HECTARE, 2, java.math.RoundingMode.HALF_EVEN);
    }

    public String nomsDesCommunes() {
        return communes.stream().map(Commune::nom).collect(Collectors.joining(", "));
    }

    public List<Ouverture> ouverts() {
        return ouvertures.stream().filter(Ouverture::ouvert).toList();
    }

    public Optional<Ouverture> ouverture(String effet) {
        return ouvertures.stream().filter(o -> o.effet().code().equals(effet)).findFirst();
    }

    public boolean est(String commune) {
        return communes.stream().anyMatch(c -> c.code().equals(commune));
    }

    /** Vrai s'il est fermé au jour de la lecture. */
    public boolean ferme(LocalDate au) {
        return fermeLe != null && fermeLe.isBefore(au);
    }
}
