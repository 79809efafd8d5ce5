package fr.halle.territoire.chargement;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Une population, un membre de groupement venus d'un fichier nomment leur import, et leurs corrections forment une suite. */
@Component
@Order(ChargementTerritoires.ORDRE + 3)
class VerificationDesTerritoiresImportes implements Verification {

    private final JdbcClient sql;

    VerificationDesTerritoiresImportes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque population et chaque membre de groupement importé a son import ; une correction vise le même objet et vient après lui";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with recursive fait as (
                            select 'Population' as genre, id, corrige_id, annule, saisi_le, import, commune || ' ' || serie as objet from territoire.population
                            union all
                            select 'Membre de groupement', id, corrige_id, annule, saisi_le, import, groupement || ' ' || commune
                              from territoire.groupement_membre
                        ), suite (genre, depart, id) as (
                            select genre, id, corrige_id from fait where corrige_id is not null
                            union
                            select s.genre, s.depart, f.corrige_id
                              from suite s join fait f on f.genre = s.genre and f.id = s.id
                             where f.corrige_id is not null
                        )
                        select c.genre || ' ' || c.objet || ' : corrige ' || o.objet
                          from fait c join fait o on o.genre = c.genre and o.id = c.corrige_id where c.objet <> o.objet
                        union all
                        select c.genre || ' ' || c.objet || ' : corrige un fait saisi après lui ou au même instant'
                          from fait c join fait o on o.genre = c.genre and o.id = c.corrige_id where c.saisi_le <= o.saisi_le
                        union all
                        select s.genre || ' ' || f.objet || ' : se corrige en rond'
                          from suite s join fait f on f.genre = s.genre and f.id = s.depart where s.depart = s.id
                        union all
                        select genre || ' ' || objet || ' : annule sans dire quoi' from fait where annule and corrige_id is null
                        union all
                        select x.objet || ' : l''import ' || x.import || ' n''existe pas'
                          from (select genre || ' ' || objet as objet, import from fait
                                union all select 'Série de population ' || code, import from territoire.serie_population
                                union all select 'Groupement ' || code, import from territoire.groupement) x
                         where x.import is not null and not exists (select from platform.v_public_import i where i.id = x.import)
                        """).query(String.class).list();
    }
}
