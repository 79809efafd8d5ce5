package fr.halle.convention.fictif;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Un lauréat, et les territoires où il est.
 *
 * @param depuis le jour de sa qualité
 */
record LaureatDuTerrain(
        UUID id, String nom, LocalDate depuis, List<String> communes, List<String> epci, List<String> departements) {

    /** Les lauréats du programme, dans l'ordre de leurs identifiants, donc de leur tirage. */
    static List<LaureatDuTerrain> lire(JdbcClient sql, String programme) {
        return sql.sql("""
                        with membre as (
                            select distinct m.laureat, s.actuelle as commune
                              from programme.v_public_composition m
                              join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                             where m.programme = :programme and m.type = 'commune' and m.connu_jusqu = 'infinity'
                        ), qualite as (
                            select q.laureat, max(q.vrai_du) as depuis from programme.v_public_qualite q
                             where q.programme = :programme and q.connu_jusqu = 'infinity' group by q.laureat
                        )
                        select l.id, l.nom, q.depuis,
                               array_agg(distinct m.commune order by m.commune) as communes,
                               coalesce(array_agg(distinct e.code order by e.code) filter (where e.type = 'epci'), '{}') as epci,
                               array_agg(distinct e.code order by e.code) filter (where e.type = 'departement') as departements
                          from programme.v_public_laureat l
                          join qualite q on q.laureat = l.id
                          join membre m on m.laureat = l.id
                          join territoire.v_public_appartenance e
                            on e.code_source = m.commune and e.type in ('epci', 'departement') and e.jusqu = 9999
                         where l.programme = :programme
                         group by l.id, l.nom, q.depuis order by l.id
                        """)
                .param("programme", programme)
                .query((ligne, _) -> new LaureatDuTerrain(
                        ligne.getObject("id", UUID.class),
                        ligne.getString("nom"),
                        ligne.getObject("depuis", LocalDate.class),
                        List.of((String[]) ligne.getArray("communes").getArray()),
                        List.of((String[]) ligne.getArray("epci").getArray()),
                        List.of((String[]) ligne.getArray("departements").getArray())))
                .list();
    }
}
