package fr.halle.territoire.chargement;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** À chaque millésime, ce qu'une commune nomme existe à ce même millésime. */
@Component
@Order(ChargementTerritoires.ORDRE + 1)
class VerificationDesMillesimes implements Verification {

    private final JdbcClient sql;

    VerificationDesMillesimes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "À chaque millésime, le département, la région et l'EPCI d'une commune existent, et ses mesures sont les siennes";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with vie as materialized (
                            select m.annee, c.code, c.departement, c.region
                              from territoire.millesime m
                              join territoire.commune c on c.type = 'actuelle' and c.du <= m.annee and m.annee < c.jusqu
                        ), appartient as materialized (
                            select m.annee, e.commune, e.epci
                              from territoire.millesime m
                              join territoire.epci_membre e on e.du <= m.annee and m.annee < e.jusqu
                        ), connue as materialized (
                            select code from territoire.commune union select code from territoire.correspondance
                        )
                        select 'Commune ' || v.code || ' : son département ' || v.departement || ' n''existe pas en ' || v.annee
                          from vie v
                          left join territoire.departement d on d.code = v.departement and d.du <= v.annee and v.annee < d.jusqu
                         where d.code is null
                        union all
                        select 'Commune ' || v.code || ' : sa région ' || coalesce(v.region, '(aucune)') || ' n''existe pas en ' || v.annee
                          from vie v
                          join territoire.departement d on d.code = v.departement and d.du <= v.annee and v.annee < d.jusqu
                          left join territoire.region r on r.code = v.region and r.du <= v.annee and v.annee < r.jusqu
                         where r.code is null and (v.region is not null or d.zone <> 'com')
                        union all
                        select 'EPCI ' || a.epci || ' : n''existe pas en ' || a.annee || ', où il a la commune ' || a.commune
                          from appartient a
                          left join territoire.epci e on e.siren = a.epci and e.du <= a.annee and a.annee < e.jusqu
                         where e.siren is null
                        union all
                        select 'Commune ' || a.commune || ' : n''existe pas en ' || a.annee || ', où elle est dans l''EPCI ' || a.epci
                          from appartient a
                          left join vie v on v.code = a.commune and v.annee = a.annee
                         where v.code is null
                        union all
                        select 'Population d''une commune inconnue : ' || p.commune
                          from territoire.population p left join connue c on c.code = p.commune where c.code is null
                        union all
                        select 'Position d''une commune inconnue : ' || p.commune
                          from territoire.position p left join connue c on c.code = p.commune where c.code is null
                        union all
                        select 'Groupement ' || g.groupement || ' : commune ' || g.commune || ' inconnue'
                          from territoire.groupement_membre g left join connue c on c.code = g.commune where c.code is null
                        """).query(String.class).list();
    }
}
