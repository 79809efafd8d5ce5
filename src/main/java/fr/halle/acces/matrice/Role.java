package fr.halle.acces.matrice;

import fr.halle.territoire.TypeTerritoire;
import java.util.List;
import java.util.Set;

/**
 * Un rôle de la matrice.
 *
 * @param objet ce que fait celui qui le tient, en une phrase
 * @param mailles les niveaux de territoire où il se donne
 * @param niveaux les visibilités qu'il ouvre sur son territoire
 * @param donnePar les rôles qui peuvent le donner, chacun sur son territoire
 * @param electif vrai si un renouvellement y met fin
 * @param lectureSeule vrai s'il ne peut faire aucun acte
 */
public record Role(
        String code,
        String libelle,
        String objet,
        List<TypeTerritoire> mailles,
        Set<String> niveaux,
        Set<String> donnePar,
        boolean electif,
        boolean lectureSeule) {

    public Role {
        mailles = List.copyOf(mailles);
        niveaux = Set.copyOf(niveaux);
        donnePar = Set.copyOf(donnePar);
    }
}
