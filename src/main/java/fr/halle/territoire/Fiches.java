package fr.halle.territoire;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Établit la fiche d'une commune, et situe un territoire dans les autres. */
@Component
public class Fiches {

    private final JdbcClient sql;
    private final Territoires territoires;

    Fiches(JdbcClient sql, Territoires territoires) {
        this.sql = sql;
        this.territoires = territoires;
    }

    public Fiche charger(String insee, LocalDate au) {
        var commune = territoires.charger(TypeTerritoire.COMMUNE, insee, au);
        var millesime = territoires.millesime(au).annee();
        var detail = sql.sql("""
                        select siren, codes_postaux from territoire.v_public_commune
                         where code = :code and type = 'actuelle' and :millesime >= lue_du and :millesime < jusqu
                        """)
                .param("code", insee)
                .param("millesime", millesime)
                .query(Detail.class)
                .single();
        return new Fiche(
                commune,
                detail.siren,
                detail.codesPostaux == null ? List.of() : Arrays.asList(detail.codesPostaux.split(" ")),
                ascendants(insee, au),
                populations(insee),
                position(insee),
                anciennes(insee, millesime),
                deleguees(insee, millesime));
    }

    /** Les territoires où tombe une commune, du plus large au plus fin. */
    public List<Territoire> ascendants(String insee, LocalDate au) {
        return sql.sql("""
                        select upper(t.type) as type, t.code, t.nom, t.departement, t.region, t.genre
                          from territoire.v_public_appartenance a
                          join territoire.v_public_territoire t on t.type = a.type and t.code = a.code
                           and :millesime >= t.du and :millesime < t.jusqu
                         where a.code_source = :code and a.type in ('region', 'departement', 'arrondissement', 'groupement', 'epci')
                           and :millesime >= a.du and :millesime < a.jusqu
                         order by array_position(array['region', 'departement', 'arrondissement', 'groupement', 'epci'], a.type), t.nom
                        """)
                .param("code", insee)
                .param("millesime", territoires.millesime(au).annee())
                .query(Territoire.class)
                .list();
    }

    /** Les communes d'un territoire, dans l'ordre alphabétique. */
    public List<Territoire> communes(Territoire territoire, LocalDate au) {
        return sql.sql("""
                        select distinct upper(t.type) as type, t.code, t.nom, t.departement, t.region, t.genre, t.nom collate "fr-x-icu" as ordre
                          from territoire.v_public_appartenance a
                          join territoire.v_public_territoire t on t.type = 'commune' and t.code = a.commune
                           and :millesime >= t.du and :millesime < t.jusqu
                         where a.type = :type and a.code = :code and :millesime >= a.du and :millesime < a.jusqu
                           and a.code_source = a.commune
                         order by ordre, t.code
                        """)
                .param("type", territoire.type().code())
                .param("code", territoire.code())
                .param("millesime", territoires.millesime(au).annee())
                .query(Territoire.class)
                .list();
    }

    private List<Fiche.Population> populations(String insee) {
        return sql.sql("""
                        select habitants, source, version_paquet, annee, note, millesime, principale
                          from territoire.v_public_population where commune = :code
                         order by principale desc, millesime desc
                        """).param("code", insee).query(Fiche.Population.class).list();
    }

    private Fiche.@Nullable Position position(String insee) {
        return sql.sql("""
                        select longitude::text, latitude::text, precision_position as "precision"
                          from territoire.v_public_position where commune = :code
                        """)
                .param("code", insee)
                .query(Fiche.Position.class)
                .optional()
                .orElse(null);
    }

    private List<Fiche.Succession> anciennes(String insee, int millesime) {
        return sql.sql("""
                        select ancien as code, nom_ancien as nom, annee, nature from territoire.v_public_succession
                         where nouveau = :code and coalesce(annee, 0) <= :millesime order by annee desc nulls last, ancien
                        """)
                .param("code", insee)
                .param("millesime", millesime)
                .query(Fiche.Succession.class)
                .list();
    }

    private List<Fiche.Deleguee> deleguees(String insee, int millesime) {
        return sql.sql("""
                        select code, nom, type from territoire.v_public_commune
                         where chef_lieu = :code and type <> 'actuelle' and :millesime >= du and :millesime < jusqu
                         order by nom collate "fr-x-icu"
                        """)
                .param("code", insee)
                .param("millesime", millesime)
                .query(Fiche.Deleguee.class)
                .list();
    }

    private record Detail(@Nullable String siren, @Nullable String codesPostaux) {}
}
