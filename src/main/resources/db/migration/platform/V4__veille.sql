-- Une page publique se garde jusqu'au prochain changement : la base le signale à qui l'écoute, à la validation.

create function platform.signaler() returns trigger
    language plpgsql set search_path = ''
    as $$ begin perform pg_catalog.pg_notify('halle_faits', ''); return null; end $$;

/* Pose le signal sur toute table d'un module qui ne l'a pas encore. Appelée après les migrations de tous les modules. */
create function platform.veiller() returns void
    language plpgsql set search_path = ''
    as $$
declare ma_table record;
begin
    for ma_table in
        select n.nspname, c.relname
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and c.relname not in ('historique_schema', 'version_schema')
           and exists (select from pg_catalog.pg_class h where h.relnamespace = n.oid and h.relname = 'historique_schema')
           and not exists (select from pg_catalog.pg_trigger t where t.tgrelid = c.oid and t.tgname = 'signale_les_changements')
    loop
        execute pg_catalog.format(
            'create trigger signale_les_changements after insert or update or delete or truncate on %I.%I
             for each statement execute function platform.signaler()', ma_table.nspname, ma_table.relname);
    end loop;
end $$;
revoke execute on function platform.veiller() from public;
