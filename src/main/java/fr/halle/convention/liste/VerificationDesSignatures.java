package fr.halle.convention.liste;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Une signature se rattache à ce qui existe, et ses corrections forment une suite. */
@Component
@Order(54)
class VerificationDesSignatures implements Verification {

    private final JdbcClient sql;

    VerificationDesSignatures(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque signature a une source, une commune, un programme et un import connus ; une correction vise la même et vient après elle";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with recursive signature as (
                            select s.id, s.corrige_id, s.annule, s.saisi_le, s.commune, s.programme, s.source, s.import, s.effet, s.fin, s.etat,
                                   concat_ws(' ', s.jeu, s.type, s.programme, s.commune) as objet
                              from convention.signature s
                        ), suite (depart, id) as (
                            select id, corrige_id from signature where corrige_id is not null
                            union
                            select s.depart, f.corrige_id from suite s join signature f on f.id = s.id where f.corrige_id is not null
                        )
                        select 'Signature ' || objet || ' : commune inconnue' from signature s
                         where not exists (select from territoire.v_public_correspondance t where t.code = s.commune)
                        union all
                        select 'Signature ' || objet || ' : source ' || s.source || ' inconnue' from signature s
                         where not exists (select from source.v_public_source o where o.code = s.source)
                        union all
                        select 'Signature ' || objet || ' : programme inconnu' from signature s
                         where s.programme is not null and not exists (select from programme.v_public_programme p where p.code = s.programme)
                        union all
                        select 'Signature ' || objet || ' : l''import ' || s.import || ' n''existe pas' from signature s
                         where s.import is not null and not exists (select from platform.v_public_import i where i.id = s.import)
                        union all
                        select 'Signature ' || objet || ' : finie avant d''avoir commencé (' || effet || ' à ' || fin || ')' from signature s
                         where fin < effet and not annule
                        union all
                        select 'Signature ' || objet || ' : ' || count(*) || ' à la fois dans la même liste' from signature s
                         where not annule and not exists (select from signature c where c.corrige_id = s.id)
                         group by objet having count(*) > 1
                        union all
                        select 'Signature ' || c.id || ' : corrige ' || o.id || ', qui parle d''autre chose'
                          from signature c join signature o on o.id = c.corrige_id where c.objet <> o.objet
                        union all
                        select 'Signature ' || c.id || ' : corrige ' || o.id || ', saisie après elle ou au même instant'
                          from signature c join signature o on o.id = c.corrige_id where c.saisi_le <= o.saisi_le
                        union all
                        select 'Signature ' || depart || ' : se corrige en rond' from suite where depart = id
                        union all
                        select 'Signature ' || id || ' : annule sans dire quoi' from signature where annule and corrige_id is null
                        """).query(String.class).list();
    }
}
