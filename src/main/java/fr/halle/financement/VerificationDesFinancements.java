package fr.halle.financement;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chaque ligne et chaque total parlent de choses qui existent, avec une source, et une ligne a un seul statut. */
@Component
@Order(60)
class VerificationDesFinancements implements Verification {

    private final JdbcClient sql;

    VerificationDesFinancements(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque ligne et chaque total ont un dispositif, une nature, une source ; une ligne a un seul rapprochement";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with ecrit as (
                            select reference, dispositif, nature, origine, source from financement.ligne
                            union all
                            select reference, dispositif, nature, origine, source from financement.total_publie
                        ), cite as (
                            select reference, source from ecrit
                            union all
                            select l.reference, m.source from financement.montant m join financement.ligne l on l.id = m.ligne
                            union all
                            select l.reference, r.source from financement.rapprochement r join financement.ligne l on l.id = r.ligne
                        )
                        select e.reference || ' : dispositif « ' || e.dispositif || ' » inconnu' from ecrit e
                         where not exists (select from dispositif.v_public_dispositif d where d.code = e.dispositif)
                        union all
                        select e.reference || ' : nature « ' || e.nature || ' » inconnue' from ecrit e
                         where not exists (select from dispositif.v_public_nature n where n.code = e.nature)
                        union all
                        select e.reference || ' : origine « ' || e.origine || ' » inconnue' from ecrit e
                         where e.origine is not null
                           and not exists (select from dispositif.v_public_origine o where o.code = e.origine)
                        union all
                        select c.reference || ' : source « ' || c.source || ' » inconnue' from cite c
                         where not exists (select from source.v_public_source s where s.code = c.source)
                        union all
                        select l.reference || ' : plusieurs rapprochements en vigueur'
                          from financement.v_public_rapprochement r join financement.ligne l on l.id = r.ligne
                         where r.connu_jusqu = 'infinity' group by l.reference having count(*) > 1
                        union all
                        select l.reference || ' : le lauréat n''existe pas' from financement.ligne l
                         where l.laureat is not null
                           and not exists (select from programme.v_public_laureat p where p.id = l.laureat and p.programme = l.programme)
                        """).query(String.class).list();
    }
}
