package fr.halle.convention.verification;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chaque acte d'une convention nomme ce qui existe, et ses corrections forment une suite. */
@Component
@Order(56)
class VerificationDesActes implements Verification {

    private final JdbcClient sql;

    VerificationDesActes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque acte nomme une partie et une étape de sa convention, une source et un import connus ; une correction vise le même acte et vient après lui";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with recursive acte as (
                            select a.id, a.corrige_id, a.saisi_le, a.convention, a.partie, a.etape, a.source, a.import, c.programme, c.type,
                                   c.reference || ' : ' || a.genre as nom, concat_ws(' ', a.convention, a.genre, a.partie, a.etape) as objet,
                                   c.racine is null as a_la_premiere
                              from convention.acte a join convention.convention c on c.id = a.convention
                        ), partie as (
                            select distinct coalesce(c.racine, c.id) as convention, p.cle
                              from convention.convention c join convention.convention_partie p on p.version = c.id
                        ), suite (depart, id) as (
                            select id, corrige_id from acte where corrige_id is not null
                            union
                            select s.depart, f.corrige_id from suite s join acte f on f.id = s.id where f.corrige_id is not null
                        )
                        select 'Convention ' || a.nom || ' de la partie ' || a.partie || ', qu''elle n''a jamais eue' from acte a
                         where a.partie is not null and not exists (select from partie p where p.convention = a.convention and p.cle = a.partie)
                        union all
                        select 'Convention ' || a.nom || ' à l''étape ' || a.etape || ', inconnue de son type' from acte a
                         where a.etape is not null
                           and not exists (select from convention.type_etape e
                                            where e.programme = a.programme and e.type = a.type and e.code = a.etape)
                        union all
                        select 'Convention ' || a.nom || ' rattachée à une autre version que la première' from acte a where not a.a_la_premiere
                        union all
                        select 'Convention ' || a.nom || ', source ' || a.source || ' inconnue' from acte a
                         where a.source is not null and not exists (select from source.v_public_source o where o.code = a.source)
                        union all
                        select 'Convention ' || a.nom || ', l''import ' || a.import || ' n''existe pas' from acte a
                         where a.import is not null and not exists (select from platform.v_public_import i where i.id = a.import)
                        union all
                        select 'Convention ' || c.nom || ' corrige un acte qui parle d''autre chose (' || o.nom || ')'
                          from acte c join acte o on o.id = c.corrige_id where c.objet <> o.objet
                        union all
                        select 'Convention ' || c.nom || ' corrige un acte saisi après lui ou au même instant'
                          from acte c join acte o on o.id = c.corrige_id where c.saisi_le <= o.saisi_le
                        union all
                        select 'Convention ' || a.nom || ' se corrige en rond' from suite s join acte a on a.id = s.depart where s.depart = s.id
                        """).query(String.class).list();
    }
}
