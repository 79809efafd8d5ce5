package fr.halle.platform.entree;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.entree.Defaisable.TableDeFaits;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Défait un import en entier, sans rien effacer : chaque fait qu'il a apporté est annulé, chaque fait qu'il a corrigé est
 * rétabli, par de nouvelles écritures.
 */
@Component
class Defaire {

    private final JdbcClient sql;
    private final List<Defaisable> modules;

    Defaire(JdbcClient sql, List<Defaisable> modules) {
        this.sql = sql;
        this.modules = modules;
    }

    /** Rend le nombre d'écritures passées. */
    long defaire(UUID imports, UUID annulation) {
        var tables = modules.stream().flatMap(m -> m.tables().stream()).toList();
        var corriges = tables.stream().mapToLong(t -> corriges(t, imports)).sum();
        if (corriges > 0) {
            throw new OperationRefusee(
                    "%d faits de cet import ont été corrigés depuis : défaites d'abord les imports plus récents qui les ont touchés."
                            .formatted(corriges));
        }
        var instant =
                sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        return tables.stream()
                .mapToLong(t -> defaire(t, imports, annulation, instant))
                .sum();
    }

    /** Refait les statistiques : une table dix fois plus grande se lirait encore selon le plan d'une petite. */
    void analyser() {
        sql.sql("analyze").update();
    }

    /** Les faits de l'import que corrige une écriture encore valable : ni de lui, ni d'un import défait, ni d'une annulation. */
    private long corriges(TableDeFaits table, UUID imports) {
        return sql.sql("""
                        with recursive suite as (
                            select id, import from %1$s where import = :import
                            union
                            select c.id, c.import from suite s join %1$s c on c.corrige_id = s.id
                        )
                        select count(*) from suite s left join platform.v_public_import i on i.id = s.import
                         where s.import is distinct from :import and i.annule is null and i.defait_le is null
                        """.formatted(table.table()))
                .param("import", imports)
                .query(Long.class)
                .single();
    }

    /** Corrige la dernière écriture de chaque chaîne que l'import a commencée ou prolongée. */
    private long defaire(TableDeFaits table, UUID imports, UUID annulation, OffsetDateTime instant) {
        return sql.sql("""
                        with recursive suite as (
                            select id as fait, id from %1$s where import = :import
                            union all
                            select s.fait, c.id from suite s join %1$s c on c.corrige_id = s.id
                        ), derniere as (
                            select s.fait, d.id, d.annule from suite s join %1$s d on d.id = s.id
                             where not exists (select from %1$s c where c.corrige_id = d.id)
                        )
                        insert into %1$s (%2$s, saisi_le, import, corrige_id, annule)
                        select %3$s, :instant, :annulation, d.id, false
                          from derniere d join %1$s f on f.id = d.fait join %1$s a on a.id = f.corrige_id
                         where not a.annule
                        union all
                        select %4$s, :instant, :annulation, d.id, true
                          from derniere d join %1$s f on f.id = d.fait left join %1$s a on a.id = f.corrige_id
                         where not d.annule and (a.id is null or a.annule)
                        """.formatted(
                                table.table(), String.join(", ", table.colonnes()), table.copie("a"), table.copie("f")))
                .param("import", imports)
                .param("annulation", annulation)
                .param("instant", instant)
                .update();
    }
}
