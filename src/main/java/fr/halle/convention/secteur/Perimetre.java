package fr.halle.convention.secteur;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Le périmètre de stratégie : les communes que la convention embrasse.
 *
 * @param version celle que l'on lit ; en corriger une autre que la dernière est un conflit
 * @param depuis absent : depuis que la convention prend effet
 */
public record Perimetre(UUID version, @Nullable LocalDate depuis, List<Commune> communes, Provenance provenance) {

    public Perimetre {
        communes = List.copyOf(communes);
    }

    public boolean comprend(String commune) {
        return communes.stream().anyMatch(c -> c.code().equals(commune));
    }

    public String noms() {
        return communes.stream().map(Commune::nom).collect(Collectors.joining(", "));
    }
}
