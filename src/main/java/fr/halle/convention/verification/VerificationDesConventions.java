package fr.halle.convention.verification;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chaque version du dossier d'une convention se rattache à ce qui existe, et ses versions forment une suite. */
@Component
@Order(55)
class VerificationDesConventions implements Verification {

    private final JdbcClient sql;

    VerificationDesConventions(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque version d'une convention a ses lauréats, ses parties, un type, une source et un import connus ; une convention portée l'est par un type qui peut la valoir";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with recursive version as (
                            select c.id, c.corrige_id, c.racine, c.annule, c.saisi_le, c.reference, c.programme, c.type, c.portee_par, c.source, c.import,
                                   coalesce(c.racine, c.id) as objet
                              from convention.convention c
                        ), lue as (
                            select * from version where not annule
                        ), suite (depart, id) as (
                            select id, corrige_id from version where corrige_id is not null
                            union
                            select s.depart, f.corrige_id from suite s join version f on f.id = s.id where f.corrige_id is not null
                        )
                        select 'Convention ' || v.reference || ' : une version n''a aucun lauréat' from lue v
                         where not exists (select from convention.convention_laureat l where l.version = v.id)
                        union all
                        select 'Convention ' || v.reference || ' : une version n''a aucune partie' from lue v
                         where not exists (select from convention.convention_partie p where p.version = v.id)
                        union all
                        select 'Convention ' || v.reference || ' : le type ' || v.type || ' n''est pas du programme ' || v.programme from version v
                         where not exists (select from convention.type t where t.programme = v.programme and t.code = v.type)
                        union all
                        select 'Convention ' || v.reference || ' : lauréat ' || l.laureat || ' inconnu du programme ' || v.programme
                          from lue v join convention.convention_laureat l on l.version = v.id
                         where not exists (select from programme.v_public_laureat p where p.id = l.laureat and p.programme = v.programme)
                        union all
                        select 'Convention ' || v.reference || ' : partie ' || p.cle || ', territoire ' || p.territoire_type || ' ' || p.territoire_code || ' inconnu'
                          from lue v join convention.convention_partie p on p.version = v.id
                         where p.territoire_code is not null
                           and not exists (select from territoire.v_public_territoire t
                                            where t.type = p.territoire_type and t.code = p.territoire_code)
                        union all
                        select 'Convention ' || v.reference || ' : source ' || v.source || ' inconnue' from version v
                         where v.source is not null and not exists (select from source.v_public_source o where o.code = v.source)
                        union all
                        select 'Convention ' || v.reference || ' : l''import ' || v.import || ' n''existe pas' from version v
                         where v.import is not null and not exists (select from platform.v_public_import i where i.id = v.import)
                        union all
                        select 'Convention ' || v.reference || ' : portée par ' || p.reference || ', dont le type ' || p.type || ' ne peut pas valoir ' || v.type
                          from lue v join version p on p.id = v.portee_par
                         where not exists (select from convention.type t
                                            where t.programme = p.programme and t.code = p.type and t.porte = v.type and p.programme = v.programme)
                        union all
                        select 'Convention ' || v.reference || ' : portée par une autre version que la première de ' || p.reference
                          from lue v join version p on p.id = v.portee_par where p.racine is not null
                        union all
                        select 'Convention ' || c.reference || ' : une version corrige ' || o.reference || ', une autre convention'
                          from version c join version o on o.id = c.corrige_id where c.objet <> o.objet or c.reference <> o.reference
                        union all
                        select 'Convention ' || c.reference || ' : une version corrige celle qui est saisie après elle ou au même instant'
                          from version c join version o on o.id = c.corrige_id where c.saisi_le <= o.saisi_le
                        union all
                        select 'Convention ' || v.reference || ' : ses versions se corrigent en rond'
                          from suite s join version v on v.id = s.depart where s.depart = s.id
                        """).query(String.class).list();
    }
}
