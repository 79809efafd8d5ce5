package fr.halle.programme.laureat;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Un fait parle d'un territoire qui existe, et ses périodes se tiennent. */
@Component
@Order(51)
class VerificationDesFaits implements Verification {

    private final JdbcClient sql;

    VerificationDesFaits(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque fait publié a un territoire connu, chaque qualité une cohorte connue ; aucune période n'en chevauche une autre";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select 'Fait publié ' || f.fait || ' (' || f.id || ') : ' || f.territoire_type || ' ' || f.territoire_code || ' inconnu'
                          from programme.fait_publie f
                         where not exists (select from territoire.v_public_territoire t
                                            where t.type = f.territoire_type and t.code = f.territoire_code)
                           and not exists (select from territoire.v_public_correspondance s
                                            where f.territoire_type = 'commune' and s.code = f.territoire_code)
                           and not exists (select from programme.laureat l
                                            where f.territoire_type = 'laureat' and l.reference = f.territoire_code)
                        union all
                        select 'Lauréat ' || l.reference || ' : cohorte « ' || q.cohorte || ' » inconnue'
                          from programme.qualite q join programme.laureat l on l.id = q.laureat
                         where q.cohorte is not null
                           and not exists (select from programme.cohorte c where c.programme = l.programme and c.code = q.cohorte)
                        union all
                        select 'Lauréat ' || l.reference || ' : qualité finie avant d''avoir commencé (' || q.effet || ' à ' || q.jusqu || ')'
                          from programme.qualite q join programme.laureat l on l.id = q.laureat where q.jusqu < q.effet
                        union all
                        select 'Lauréat ' || l.reference || ' : ' || m.type || ' ' || m.code || ' parti avant d''être entré'
                          from programme.composition m join programme.laureat l on l.id = m.laureat where m.jusqu < m.effet
                        union all
                        select 'Lauréat ' || l.reference || ' : ' || a.type || ' ' || a.code || ' y est deux fois au même moment'
                          from programme.v_public_composition a
                          join programme.v_public_composition b
                            on b.laureat = a.laureat and b.type = a.type and b.code = a.code and b.id > a.id
                           and a.vrai_du < b.vrai_jusqu and b.vrai_du < a.vrai_jusqu
                          join programme.laureat l on l.id = a.laureat
                         where a.connu_jusqu = 'infinity' and b.connu_jusqu = 'infinity'
                        union all
                        select 'Paramètre ' || p.programme || ' ' || p.cle || ' : fini avant d''avoir commencé'
                          from programme.parametre p where p.jusqu < p.du
                        union all
                        select 'Paramètre ' || a.programme || ' ' || a.cle || ' : deux valeurs au même moment'
                          from programme.v_public_parametre a
                          join programme.v_public_parametre b
                            on b.programme = a.programme and b.cle = a.cle and b.id > a.id
                           and a.vrai_du < b.vrai_jusqu and b.vrai_du < a.vrai_jusqu
                         where a.connu_jusqu = 'infinity' and b.connu_jusqu = 'infinity'
                        """).query(String.class).list();
    }
}
