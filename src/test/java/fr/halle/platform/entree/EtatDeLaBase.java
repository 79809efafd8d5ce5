package fr.halle.platform.entree;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce que la base contient, pour dire qu'un import n'y a rien laissé. */
final class EtatDeLaBase {

    /** Ce qui est dans la base aujourd'hui, par les vues que tout le monde lit ; sans les identifiants que chaque écriture tire. */
    private static final List<String> VUES = List.of(
            "select 'laureat', l.reference, l.nom from programme.v_public_laureats_au('pvd', current_date, :connu) l",
            "select 'membre', l.reference || ' ' || c.type || ' ' || c.code, c.pilote::text from programme.v_public_composition c"
                    + " join programme.laureat l on l.id = c.laureat where c.connu_du <= :connu and :connu < c.connu_jusqu",
            "select 'alias', l.reference || ' ' || a.valeur, a.source from programme.v_public_alias a"
                    + " join programme.laureat l on l.id = a.laureat where a.connu_du <= :connu and :connu < a.connu_jusqu",
            "select 'qualite', l.reference || ' ' || q.genre, concat_ws(' ', q.effet, q.precision_date, q.source)"
                    + " from programme.v_public_qualite q join programme.laureat l on l.id = q.laureat where q.connu_du <= :connu and :connu < q.connu_jusqu",
            "select 'signature', concat_ws(' ', jeu, type, programme, commune), concat_ws(' ', effet, fin, source)"
                    + " from convention.v_public_signature where connu_du <= :connu and :connu < connu_jusqu",
            "select 'concours', concat_ws(' ', exercice, identifiant), concat_ws('|', territoire_type, territoire_code, dispositif,"
                    + " beneficiaire, categorie, operation, cout_centimes, centimes, source) from financement.v_public_concours"
                    + " where connu_du <= :connu and :connu < connu_jusqu");

    private EtatDeLaBase() {}

    /** Le nombre de lignes de chaque table. */
    static Map<String, Long> comptes(JdbcClient sql) {
        var comptes = new TreeMap<String, Long>();
        sql.sql("""
                        select table_schema || '.' || table_name as nom,
                               (xpath('/row/n/text()', query_to_xml(
                                   format('select count(*) as n from %I.%I', table_schema, table_name), false, true, '')))[1]::text::bigint as n
                          from information_schema.tables
                         where table_type = 'BASE TABLE' and table_schema in ('platform', 'source', 'programme', 'financement', 'convention')
                        """).query(ligne -> {
            comptes.put(ligne.getString("nom"), ligne.getLong("n"));
        });
        return comptes;
    }

    /** L'instant présent, celui de la base. */
    static OffsetDateTime maintenant(JdbcClient sql) {
        return sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    /** Les faits publics d'aujourd'hui, triés. */
    static List<String> faits(JdbcClient sql) {
        return faits(sql, maintenant(sql));
    }

    /** Les faits publics tels que la base les savait à cet instant. */
    static List<String> faits(JdbcClient sql, OffsetDateTime connu) {
        return sql.sql("select concat_ws(' : ', a, b, c) from (%s) t(a, b, c) order by 1"
                        .formatted(String.join(" union all ", VUES)))
                .param("connu", connu)
                .query(String.class)
                .list();
    }
}
