package fr.halle.financement;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Une correction vise ce qu'elle remplace, vient après, et ne tourne pas en rond. */
@Component
@Order(62)
class VerificationDesMontantsCorriges implements Verification {

    private final JdbcClient sql;

    VerificationDesMontantsCorriges(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque correction d'un montant, d'un total ou d'un rapprochement vise le même objet, vient après lui, et ne tourne pas en rond";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with recursive fait as (
                            select 'Montant' as genre, id, corrige_id, annule, saisi_le, ligne || ' ' || stade as objet
                              from financement.montant
                            union all
                            select 'Total', id, corrige_id, annule, saisi_le, programme || ' ' || stade from financement.total_publie
                            union all
                            select 'Rapprochement', id, corrige_id, annule, saisi_le, ligne::text from financement.rapprochement
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
