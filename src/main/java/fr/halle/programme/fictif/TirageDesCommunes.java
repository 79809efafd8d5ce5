package fr.halle.programme.fictif;

import fr.halle.platform.Echelle;
import fr.halle.platform.Generation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tire au sort les communes des lauréats fictifs : les plus peuplées sous le seuil ont le plus de chances. */
@Component
class TirageDesCommunes {

    /** Un lauréat sur dix est un groupe ; sept groupes sur dix ont deux communes, les autres trois. */
    private static final double GROUPES = 0.10;

    private static final double PAIRES = 0.7;

    /** Un territoire n'est tiré que s'il offre assez de choix. */
    private static final int COMMUNES_PAR_LAUREAT = 5;

    private final JdbcClient sql;

    TirageDesCommunes(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Les communes de chaque lauréat, la principale en tête.
     *
     * @param seuil population à ne pas atteindre, ou rien
     */
    List<List<CommuneTiree>> tirer(Generation generation, @Nullable Long seuil) {
        var hasard = generation.hasard("communes");
        var candidates = dans(generation.echelle(), candidates(seuil), hasard);
        var parEpci = candidates.stream()
                .filter(c -> c.epci() != null)
                .collect(Collectors.groupingBy(c -> String.valueOf(c.epci())));
        var prises = new HashSet<String>();
        var laureats = new ArrayList<List<CommuneTiree>>();
        for (var principale : parTirage(candidates, hasard)) {
            if (laureats.size() == generation.echelle().laureats()) {
                break;
            }
            if (prises.add(principale.code())) {
                var groupe = hasard.nextDouble() < GROUPES ? (hasard.nextDouble() < PAIRES ? 2 : 3) : 1;
                var membres = new ArrayList<>(List.of(principale));
                parEpci.getOrDefault(String.valueOf(principale.epci()), List.of()).stream()
                        .filter(c -> !prises.contains(c.code()) && c.eloignement(principale) < Long.MAX_VALUE)
                        .sorted(Comparator.comparingLong((CommuneTiree c) -> c.eloignement(principale))
                                .thenComparing(CommuneTiree::code))
                        .limit(groupe - 1L)
                        .forEach(membres::add);
                membres.forEach(m -> prises.add(m.code()));
                laureats.add(List.copyOf(membres));
            }
        }
        return laureats;
    }

    private List<CommuneTiree> candidates(@Nullable Long seuil) {
        return sql.sql("""
                        select c.code, c.nom, c.departement, c.region, m.epci, h.habitants, p.plan, p.x, p.y
                          from territoire.v_public_commune c
                          join territoire.v_public_population h on h.commune = c.code
                           and h.serie = (select serie from territoire.v_public_population
                                           where principale order by millesime desc, serie limit 1)
                          left join territoire.v_public_epci_membre m on m.commune = c.code and m.jusqu = 9999
                          left join territoire.v_public_position p on p.commune = c.code
                         where c.type = 'actuelle' and c.jusqu = 9999 and h.habitants > 0
                           and (:seuil::bigint is null or h.habitants < :seuil)
                         order by c.code
                        """).param("seuil", seuil).query(CommuneTiree.class).list();
    }

    /** Celles d'un territoire tiré au sort, ou toutes pour la nation. */
    private static List<CommuneTiree> dans(Echelle echelle, List<CommuneTiree> toutes, Random hasard) {
        Function<CommuneTiree, String> territoire = switch (echelle) {
            case NATION -> c -> "";
            case REGION -> c -> String.valueOf(c.region());
            case DEPARTEMENT -> CommuneTiree::departement;
        };
        var assez = toutes.stream()
                .collect(Collectors.groupingBy(territoire, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(l -> l.size() >= COMMUNES_PAR_LAUREAT * echelle.laureats())
                .toList();
        return assez.get(hasard.nextInt(assez.size()));
    }

    /** Un ordre au hasard où une commune deux fois plus peuplée a deux fois plus de chances d'être devant. */
    private static List<CommuneTiree> parTirage(List<CommuneTiree> communes, Random hasard) {
        Map<String, Double> rangs = new HashMap<>();
        communes.forEach(c -> rangs.put(c.code(), -StrictMath.log(1 - hasard.nextDouble()) / c.habitants()));
        return communes.stream()
                .sorted(Comparator.comparingDouble((CommuneTiree c) -> rangs.getOrDefault(c.code(), Double.MAX_VALUE))
                        .thenComparing(CommuneTiree::code))
                .toList();
    }
}
