package fr.halle.convention.attente;

import fr.halle.acces.Cible;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un geste qu'une convention attend.
 *
 * @param organisation celle qui doit le faire ; absente d'un avis, que rend un rôle
 * @param personne celle qui a écrit la dernière version du dossier ; absente des autres gestes
 * @param roles ceux qui rendent l'avis attendu
 */
record Attendu(
        Geste geste,
        String reference,
        String intitule,
        @Nullable UUID organisation,
        @Nullable UUID personne,
        Set<String> roles,
        Cible cible,
        Set<String> visiblePar) {

    Attendu {
        roles = Set.copyOf(roles);
        visiblePar = Set.copyOf(visiblePar);
    }
}
