package fr.halle.convention.comite.verification;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ce que dit un relevé tient encore. Un mandat fini après coup ou un acte annulé depuis suffit à le démentir, sans que personne ait
 * eu tort : c'est à regarder, pas forcément à corriger.
 */
@Component
@Order(58)
class VerificationDesReleves implements Verification {

    private final JdbcClient sql;

    VerificationDesReleves(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque personne notée siégeait ce jour-là, chaque réunion qui décide a son quorum, chaque décision qui porte sur une convention a son acte";
    }

    @Override
    public Gravite gravite() {
        return Gravite.ALERTE;
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with presence as (
                            select r.comite, r.id as reunion, r.reference, p.etat, m.siege, m.libelle,
                                   m.id is not null and m.vrai_du <= r.tenue_le and r.tenue_le < m.vrai_jusqu as siege_ce_jour
                              from convention.v_reunion r
                              join convention.v_presence p on p.reunion = r.id and p.connu_jusqu = 'infinity'
                              left join convention.v_comite_membre m on m.id = p.membre and m.connu_jusqu = 'infinity'
                             where r.connu_jusqu = 'infinity' and not r.annule
                        ), decision as (
                            select r.id as reunion, r.comite, r.reference, r.tenue_le, d.point, d.sens, d.objet_genre, d.objet, d.objet_libelle
                              from convention.v_reunion r
                              join convention.v_decision d on d.reunion = r.id and d.connu_jusqu = 'infinity'
                             where r.connu_jusqu = 'infinity' and not r.annule
                        ), compte as (
                            select d.reunion, d.comite, d.reference,
                                   (select count(*) from presence p
                                     where p.reunion = d.reunion and p.siege_ce_jour and p.siege <> 'invite'
                                       and p.etat in ('present', 'represente')) as presents
                              from (select distinct reunion, comite, reference from decision) d
                        )
                        select 'Réunion ' || p.reference || ' : « ' || coalesce(p.libelle, 'un siège perdu') || ' » y est noté sans y siéger ce jour-là'
                          from presence p where not p.siege_ce_jour
                        union all
                        select 'Réunion ' || n.reference || ' : elle décide, et son quorum n''est pas atteint (' || n.presents || ' sur ' ||
                               coalesce(c.quorum, 1) || ')'
                          from compte n join convention.v_comite c on c.id = n.comite and c.connu_jusqu = 'infinity'
                         where n.presents < coalesce(c.quorum, 1)
                        union all
                        select 'Réunion ' || d.reference || ' : le point ' || d.point || ' porte sur « ' || d.objet_libelle
                               || ' », où l''acte manque ou dit autre chose'
                          from decision d
                         where d.objet_genre = 'convention'
                           and not exists (select from convention.v_acte a
                                            where a.convention = d.objet and a.genre = 'comite' and a.connu_jusqu = 'infinity'
                                              and a.acte_reference = 'Relevé de décisions ' || upper(d.reference)
                                              and a.sens = d.sens and a.effet = d.tenue_le)
                        """).query(String.class).list();
    }
}
