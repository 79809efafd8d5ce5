package fr.halle.platform.entree;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un import passé.
 *
 * @param annule l'import qu'il défait, si c'est une annulation
 * @param defaitLe quand il a été défait
 */
public record ActeEnregistre(
        UUID id,
        String jeu,
        @Nullable UUID annule,
        @Nullable String source,
        String fichier,
        String sha256,
        long octets,
        String format,
        long lues,
        long creees,
        long modifiees,
        long inchangees,
        long refusees,
        long ecartees,
        long absentes,
        List<String> remarques,
        OffsetDateTime saisiLe,
        @Nullable OffsetDateTime defaitLe) {

    public ActeEnregistre {
        remarques = List.copyOf(remarques);
    }
}
