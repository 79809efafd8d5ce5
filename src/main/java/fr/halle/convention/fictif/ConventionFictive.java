package fr.halle.convention.fictif;

import fr.halle.convention.Partie;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une convention inventée.
 *
 * @param saisieLe le jour où Halle l'a apprise
 * @param reviseeLe le jour d'une seconde version de son dossier, s'il y en a une
 * @param signee vrai si elle l'a été par tous : elle est alors publique
 */
record ConventionFictive(
        UUID id,
        String reference,
        String type,
        String intitule,
        @Nullable UUID porteePar,
        LocalDate saisieLe,
        @Nullable LocalDate reviseeLe,
        boolean signee,
        Set<String> visiblePar,
        List<LaureatDuTerrain> laureats,
        List<Partie> parties,
        List<ActeFictif> actes) {}
