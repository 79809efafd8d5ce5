package fr.halle.financement;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Un total publié et les lignes qu'il comprend se répondent ; quand ils se contredisent, ce sont deux sources, non une erreur. */
@Component
@Order(63)
class VerificationDesTotaux implements Verification {

    private final JdbcClient sql;

    VerificationDesTotaux(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Les lignes incluses dans un total publié ne le dépassent pas, et sont de même portée que lui";
    }

    @Override
    public Gravite gravite() {
        return Gravite.ALERTE;
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with inclus as (
                            select t.id, t.reference, t.stade, t.centimes as total, l.reference as ligne, m.centimes,
                                   (l.programme, l.dispositif, l.nature, coalesce(l.origine, ''))
                                     is distinct from (t.programme, t.dispositif, t.nature, coalesce(t.origine, '')) as autre_portee
                              from financement.v_public_rapprochement r
                              join financement.total_publie t on t.id = r.total_publie and not t.annule
                              join financement.ligne l on l.id = r.ligne
                              left join lateral (
                                  select v.centimes from financement.v_public_montant v
                                   where v.ligne = l.id and v.stade = t.stade and v.connu_jusqu = 'infinity'
                                   order by v.vrai_du desc, v.id desc limit 1) m on true
                             where r.statut = 'inclus' and r.connu_jusqu = 'infinity'
                        )
                        select 'Total ' || reference || ' : ses lignes font ' || sum(centimes) || ' centimes, plus que les '
                               || total || ' publiés (' || stade || ')'
                          from inclus group by id, reference, stade, total having sum(centimes) > total
                        union all
                        select 'Total ' || reference || ' : la ligne ' || ligne || ' y est incluse, mais n''a pas sa portée'
                          from inclus where autre_portee
                        """).query(String.class).list();
    }
}
