package fr.halle.financement;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Une ligne et un total parlent d'un programme, d'une commune, d'un territoire qui existent. */
@Component
@Order(61)
class VerificationDesPortees implements Verification {

    private final JdbcClient sql;

    VerificationDesPortees(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque ligne et chaque total ont un programme et un territoire connus ; une ligne a un montant";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select x.reference || ' : programme « ' || x.programme || ' » inconnu'
                          from (select reference, programme from financement.ligne
                                union all select reference, programme from financement.total_publie) x
                         where x.programme is not null
                           and not exists (select from programme.v_public_programme p where p.code = x.programme)
                        union all
                        select l.reference || ' : commune ' || l.commune || ' inconnue'
                          from financement.ligne l
                         where l.commune is not null
                           and not exists (select from territoire.v_public_correspondance s where s.code = l.commune)
                        union all
                        select t.reference || ' : ' || t.territoire_type || ' ' || t.territoire_code || ' inconnu'
                          from financement.total_publie t
                         where not exists (select from territoire.v_public_territoire n
                                            where n.type = t.territoire_type and n.code = t.territoire_code)
                           and not exists (select from programme.v_public_laureat l
                                            where t.territoire_type = 'laureat' and l.reference = t.territoire_code)
                        union all
                        select l.reference || ' : aucun montant'
                          from financement.ligne l
                         where not exists (select from financement.montant m where m.ligne = coalesce(l.racine, l.id))
                        """).query(String.class).list();
    }
}
