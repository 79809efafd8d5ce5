package fr.halle.programme.laureat;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Une correction vise ce qu'elle remplace, vient après, et ne tourne pas en rond. */
@Component
@Order(52)
class VerificationDesFaitsCorriges implements Verification {

    private final JdbcClient sql;

    VerificationDesFaitsCorriges(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque correction d'un lauréat, d'un identifiant, d'un fait ou d'un paramètre vise le même objet, vient après lui, et ne tourne pas en rond";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with recursive fait as (
                            select 'Qualité' as genre, id, corrige_id, annule, saisi_le, laureat::text as objet from programme.qualite
                            union all
                            select 'Composition', id, corrige_id, annule, saisi_le, laureat || ' ' || type from programme.composition
                            union all
                            select 'Fait publié', id, corrige_id, annule, saisi_le, programme || ' ' || fait from programme.fait_publie
                            union all
                            select 'Identifiant', id, corrige_id, annule, saisi_le, laureat::text from programme.alias
                            union all
                            select 'Cas mis de côté', id, corrige_id, annule, saisi_le, programme || ' ' || identifiant || ' ' || commune
                              from programme.conflit
                            union all
                            select 'Paramètre', id, corrige_id, false, saisi_le, programme || ' ' || cle from programme.parametre
                        ), suite (genre, depart, id) as (
                            select genre, id, corrige_id from fait where corrige_id is not null
                            union
                            select s.genre, s.depart, f.corrige_id
                              from suite s join fait f on f.genre = s.genre and f.id = s.id
                             where f.corrige_id is not null
                        )
                        select c.genre || ' ' || c.id || ' : corrige ' || o.id || ', qui parle d''autre chose'
                          from fait c join fait o on o.genre = c.genre and o.id = c.corrige_id where c.objet <> o.objet
                        union all
                        select c.genre || ' ' || c.id || ' : corrige ' || o.id || ', saisi après lui ou au même instant'
                          from fait c join fait o on o.genre = c.genre and o.id = c.corrige_id where c.saisi_le <= o.saisi_le
                        union all
                        select genre || ' ' || id || ' : se corrige en rond' from suite where depart = id
                        union all
                        select genre || ' ' || id || ' : annule sans dire quoi' from fait where annule and corrige_id is null
                        """).query(String.class).list();
    }
}
