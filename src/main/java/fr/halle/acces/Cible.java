package fr.halle.acces;

import fr.halle.territoire.TypeTerritoire;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ce sur quoi porte un acte, vu des droits : un programme, des territoires, des organisations.
 *
 * @param programme absent quand l'objet n'est d'aucun programme en particulier
 * @param membres les territoires dont l'objet est fait : les communes d'un lauréat, un EPCI, un département
 * @param equipes les organisations qui tiennent l'objet
 * @param partenaires les organisations qu'il nomme
 */
public record Cible(@Nullable String programme, Set<Lieu> membres, Set<UUID> equipes, Set<UUID> partenaires) {

    /** Un territoire, par son niveau et son code. */
    public record Lieu(TypeTerritoire type, String code) {

        /** « departement:40 ». */
        @Override
        public String toString() {
            return type.code() + ":" + code;
        }
    }

    public Cible {
        membres = Set.copyOf(membres);
        equipes = Set.copyOf(equipes);
        partenaires = Set.copyOf(partenaires);
    }

    public static Cible territoire(@Nullable String programme, TypeTerritoire type, String code) {
        return new Cible(programme, Set.of(new Lieu(type, code)), Set.of(), Set.of());
    }

    public static Cible communes(@Nullable String programme, Collection<String> communes) {
        return new Cible(
                programme,
                Set.copyOf(communes.stream()
                        .map(code -> new Lieu(TypeTerritoire.COMMUNE, code))
                        .toList()),
                Set.of(),
                Set.of());
    }

    public Cible tenuePar(UUID... organisations) {
        return new Cible(programme, membres, Set.copyOf(List.of(organisations)), partenaires);
    }

    public Cible nommant(Collection<UUID> organisations) {
        return new Cible(programme, membres, equipes, Set.copyOf(organisations));
    }
}
