package fr.halle.acces.territoire;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.halle.acces.Cible.Lieu;
import fr.halle.territoire.TypeTerritoire;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ce qui entoure un territoire au dernier millésime, lui compris. Un EPCI à cheval sur deux départements, ou deux
 * arrondissements, est dans les deux. Les droits
 * se jugent d'après les territoires d'aujourd'hui, même pour un fait ancien.
 */
@Component
public class Enveloppes {

    private static final String DANS = """
            v.commune in (select d.commune from territoire.v_public_appartenance d
                           where d.type = :type and d.code = :code and d.jusqu = 9999)
            """;

    /** Les territoires changent une fois par an, par un chargement : une heure de retard est sans conséquence. */
    private final Cache<Lieu, Set<Lieu>> autour = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    private final Cache<Lieu, Set<Lieu>> avec = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    private final JdbcClient sql;

    Enveloppes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Le territoire et tous ceux qui le contiennent, jusqu'à la nation. */
    public Set<Lieu> de(Lieu lieu) {
        return autour.get(lieu, this::chercherAutour);
    }

    /** Les communes et les EPCI qui partagent ce qui touche ce territoire ; vide au-dessus de l'EPCI. */
    public Set<Lieu> collectivites(Lieu lieu) {
        return avec.get(lieu, this::chercherAvec);
    }

    private Set<Lieu> chercherAutour(Lieu lieu) {
        var trouves = switch (lieu.type()) {
            case COMMUNE -> lire("code_source = :code", "true", lieu);
            case EPCI -> lire(DANS, "v.type in ('arrondissement', 'departement', 'region', 'nation')", lieu);
            case ARRONDISSEMENT -> lire(DANS, "v.type in ('departement', 'region', 'nation')", lieu);
            case DEPARTEMENT -> lire(DANS, "v.type in ('region', 'nation')", lieu);
            case REGION -> lire(DANS, "v.type = 'nation'", lieu);
            case NATION, GROUPEMENT -> Set.<Lieu>of();
        };
        return Stream.concat(Stream.of(lieu), trouves.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Set<Lieu> chercherAvec(Lieu lieu) {
        return switch (lieu.type()) {
            case COMMUNE ->
                Stream.concat(Stream.of(lieu), lire("code_source = :code", "v.type = 'epci'", lieu).stream())
                        .collect(Collectors.toUnmodifiableSet());
            case EPCI ->
                Stream.concat(Stream.of(lieu), lire(DANS, "v.type = 'commune'", lieu).stream())
                        .collect(Collectors.toUnmodifiableSet());
            default -> Set.of();
        };
    }

    private Set<Lieu> lire(String condition, String niveaux, Lieu lieu) {
        return Set.copyOf(sql.sql("""
                        select distinct v.type, v.code from territoire.v_public_appartenance v
                         where v.jusqu = 9999 and v.type <> 'groupement' and %s and %s
                        """.formatted(condition, niveaux))
                .param("code", lieu.code())
                .param("type", lieu.type().code())
                .query((ligne, _) ->
                        new Lieu(TypeTerritoire.deCode(ligne.getString("type")).orElseThrow(), ligne.getString("code")))
                .list());
    }
}
