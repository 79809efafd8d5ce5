package fr.halle.programme.laureat;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Un lauréat a une qualité sourcée, des membres qui existent et au plus un département pilote. */
@Component
@Order(50)
class VerificationDesLaureats implements Verification {

    private final JdbcClient sql;

    VerificationDesLaureats(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque lauréat a une qualité et des membres connus, une source pour chacun, un pilote au plus";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select 'Lauréat ' || l.reference || ' : aucune source ne dit depuis quand il l''est'
                          from programme.laureat l
                         where not exists (select from programme.v_public_qualite q where q.laureat = l.id)
                        union all
                        select 'Lauréat ' || l.reference || ' : aucun membre'
                          from programme.laureat l
                         where not exists (select from programme.v_public_composition m where m.laureat = l.id)
                        union all
                        select 'Lauréat ' || l.reference || ' : ' || m.type || ' ' || m.code || ' inconnu(e)'
                          from programme.v_public_composition m
                          join programme.laureat l on l.id = m.laureat
                         where not exists (select from territoire.v_public_territoire t where t.type = m.type and t.code = m.code)
                           and not exists (select from territoire.v_public_correspondance s where m.type = 'commune' and s.code = m.code)
                        union all
                        select 'Lauréat ' || l.reference || ' : plusieurs départements pilotes'
                          from programme.v_public_composition m
                          join programme.laureat l on l.id = m.laureat
                         where m.pilote and m.connu_jusqu = 'infinity' and m.vrai_jusqu = 'infinity'
                         group by l.reference having count(*) > 1
                        union all
                        select 'Fait sans source enregistrée : ' || x.source
                          from (select source from programme.qualite union select source from programme.composition
                                union select source from programme.fait_publie union select source from programme.programme
                                union select source from programme.element union select source from programme.parametre
                                union select source from programme.cohorte) x
                         where not exists (select from source.v_public_source s where s.code = x.source)
                        """).query(String.class).list();
    }
}
