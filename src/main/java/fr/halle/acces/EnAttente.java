package fr.halle.acces;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui attend une personne dans un module : un dossier à préparer, un avis à donner, une signature. Déclarée ici, réalisée par
 * les modules du dessus. Les accès s'en servent quand quelqu'un part.
 */
public interface EnAttente {

    /** Ce dont il s'agit, au pluriel : « Candidatures à préparer ». */
    String genre();

    /** Ce qui attend, de la part de ces mandats, les personnes qui les tiennent. */
    List<Attente> attendent(Collection<UUID> mandats);

    /**
     * Confie ces objets à un autre mandat. Appelée dans la transaction de la passation, par qui en a le droit : refuser un objet
     * annule le tout.
     *
     * @param objets ceux qu'{@link #attendent} a donnés pour {@code de}
     */
    void confier(UUID de, UUID a, Collection<String> objets);

    /** Ce que le départ de ces mandats laisse vide, en phrases : « Le comité de la convention C-… n'a plus de membre ». */
    default List<String> laissentVides(Collection<UUID> mandats, LocalDate jour) {
        return List.of();
    }

    /**
     * Une chose qui attend.
     *
     * @param mandat celui de la personne qu'elle attend
     * @param objet son identifiant dans son module
     * @param adresse sa page ; absente si elle n'en a pas
     * @param echeance le jour où elle sera en retard, s'il est connu
     */
    record Attente(
            UUID mandat,
            String objet,
            String libelle,
            @Nullable String adresse,
            @Nullable LocalDate echeance) {}
}
