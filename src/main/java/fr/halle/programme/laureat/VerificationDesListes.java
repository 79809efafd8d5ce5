package fr.halle.programme.laureat;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que les listes ont apporté se rattache : un import, une source, une commune, un lauréat du bon programme. */
@Component
@Order(53)
class VerificationDesListes implements Verification {

    private final JdbcClient sql;

    VerificationDesListes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque identifiant et chaque cas mis de côté a une source, une commune et un lauréat connus ; chaque fait importé, son import";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select 'Identifiant « ' || a.valeur || ' » : source ' || a.source || ' inconnue'
                          from programme.alias a where not exists (select from source.v_public_source s where s.code = a.source)
                        union all
                        select 'Identifiant « ' || min(a.valeur) || ' » : donné à ' || count(distinct l.id) || ' lauréats du même programme'
                          from programme.alias a join programme.laureat l on l.id = a.laureat
                         where not a.annule and not exists (select from programme.alias c where c.corrige_id = a.id)
                         group by l.programme, a.valeur having count(distinct l.id) > 1
                        union all
                        select 'Cas mis de côté « ' || c.identifiant || ' » : source ' || c.source || ' inconnue'
                          from programme.conflit c where not exists (select from source.v_public_source s where s.code = c.source)
                        union all
                        select 'Cas mis de côté « ' || c.identifiant || ' » : commune ' || c.commune || ' inconnue'
                          from programme.conflit c
                         where not exists (select from territoire.v_public_correspondance t where t.code = c.commune)
                        union all
                        select 'Cas mis de côté « ' || c.identifiant || ' » : le lauréat ' || l.reference || ' est d''un autre programme'
                          from programme.conflit c join programme.laureat l on l.id = c.laureat where l.programme <> c.programme
                        union all
                        select x.genre || ' ' || x.id || ' : l''import ' || x.import || ' n''existe pas'
                          from (select 'Qualité' as genre, id, import from programme.qualite
                                union all select 'Composition', id, import from programme.composition
                                union all select 'Fait publié', id, import from programme.fait_publie
                                union all select 'Identifiant', id, import from programme.alias
                                union all select 'Cas mis de côté', id, import from programme.conflit) x
                         where x.import is not null and not exists (select from platform.v_public_import i where i.id = x.import)
                        """).query(String.class).list();
    }
}
