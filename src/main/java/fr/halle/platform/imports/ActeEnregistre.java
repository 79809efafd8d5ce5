package fr.halle.platform.imports;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un import passé. Ses comptes sont des lignes du fichier ; ceux d'une annulation, des écritures de correction.
 *
 * @param annule l'import qu'il défait, si c'est une annulation
 * @param source le code de la source que citent ses faits
 * @param correspondance l'entête lu pour chaque champ
 * @param valeurs pour chaque champ sans colonne, sa valeur dans tout le fichier
 * @param defaitPar l'annulation qui l'a défait
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
        Map<String, String> correspondance,
        Map<String, String> valeurs,
        List<String> remarques,
        OffsetDateTime saisiLe,
        @Nullable UUID defaitPar,
        @Nullable OffsetDateTime defaitLe) {

    public ActeEnregistre {
        correspondance = Map.copyOf(correspondance);
        valeurs = Map.copyOf(valeurs);
        remarques = List.copyOf(remarques);
    }

    /** Le même, tel que la base le savait à cet instant : il pouvait n'être pas encore défait. */
    ActeEnregistre connu(Instant instant) {
        return defaitLe == null || !defaitLe.toInstant().isAfter(instant)
                ? this
                : new ActeEnregistre(
                        id,
                        jeu,
                        annule,
                        source,
                        fichier,
                        sha256,
                        octets,
                        format,
                        lues,
                        creees,
                        modifiees,
                        inchangees,
                        refusees,
                        ecartees,
                        absentes,
                        correspondance,
                        valeurs,
                        remarques,
                        saisiLe,
                        null,
                        null);
    }

    /** « annulation », « défait » ou « en vigueur ». */
    public String etat() {
        return annule != null ? "annulation" : defaitLe != null ? "défait" : "en vigueur";
    }
}
