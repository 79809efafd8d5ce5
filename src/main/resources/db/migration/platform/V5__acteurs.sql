-- Qui agit, vu de la base. La connexion le dit (halle.session, halle.utilisateur, halle.habilitation, ou halle.service) ; les
-- politiques des tables réservées le comparent à ce que chaque ligne laisse voir.

/* Ce que montre chaque habilitation : des clés, à croiser avec celles d'une ligne (visible_par). Calculée par le module des accès
   à chaque changement d'un mandat ou d'une habilitation : ce n'est pas un fait. */
create table platform.portee (
    habilitation uuid primary key,
    utilisateur uuid not null,
    cles text[] not null,
    du date not null,
    jusqu date,
    constraint periode_ordonnee check (jusqu is null or du <= jusqu)
);
comment on table platform.portee is 'Réservée. Calculée : les clés de chaque habilitation, et les jours où elles valent (jusqu exclu)';

/* Les sessions fermées avant leur heure : la base les refuse aussi. */
create table platform.session_revoquee (
    session uuid primary key,
    revoquee_le timestamptz not null default clock_timestamp()
);

comment on table platform.session_revoquee is 'Réservée : les sessions fermées avant leur heure';

create function platform.aujourd_hui() returns date
    language sql stable parallel safe
    set search_path = pg_catalog, pg_temp
    return (current_timestamp at time zone 'Europe/Paris')::date;

/* Les clés de l'acteur. Sans contexte, hors de sa période, ou de session révoquée, il n'en a aucune. À appeler dans un
   sous-select, « (select platform.cles()) » : PostgreSQL ne le calcule alors qu'une fois par requête. */
create function platform.cles() returns text[]
    language sql stable security definer parallel restricted
    set search_path = pg_catalog, pg_temp
    return coalesce((
        select p.cles from platform.portee p
         where p.habilitation = nullif(current_setting('halle.habilitation', true), '')::uuid
           and p.utilisateur = nullif(current_setting('halle.utilisateur', true), '')::uuid
           and p.du <= platform.aujourd_hui() and (p.jusqu is null or platform.aujourd_hui() < p.jusqu)
           and not exists (select from platform.session_revoquee r
                            where r.session = nullif(current_setting('halle.session', true), '')::uuid)), '{}');

/* La personne qui agit, si sa session vaut encore ; null pour le public et pour Halle elle-même. */
create function platform.personne() returns uuid
    language sql stable security definer parallel restricted
    set search_path = pg_catalog, pg_temp
    return (select nullif(current_setting('halle.utilisateur', true), '')::uuid
             where not exists (select from platform.session_revoquee r
                                where r.session = nullif(current_setting('halle.session', true), '')::uuid));

/* Vrai si c'est Halle elle-même qui agit : une commande, la vérification d'un mot de passe, une tâche de fond. */
create function platform.est_service() returns boolean
    language sql stable parallel safe
    set search_path = pg_catalog, pg_temp
    return coalesce(current_setting('halle.service', true), '') <> '';

grant select on platform.portee to halle_app;
grant select, insert on platform.session_revoquee to halle_app;

/* Une table dont le commentaire commence par « Réservée » ne porte rien de public : ce qui s'y écrit ne périme aucune page. */
create or replace function platform.veiller() returns void
    language plpgsql set search_path = ''
    as $$
declare ma_table record;
begin
    for ma_table in
        select n.nspname, c.relname
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and c.relname not in ('historique_schema', 'version_schema')
           and coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') not like 'Réservée%'
           and exists (select from pg_catalog.pg_class h where h.relnamespace = n.oid and h.relname = 'historique_schema')
           and not exists (select from pg_catalog.pg_trigger t where t.tgrelid = c.oid and t.tgname = 'signale_les_changements')
    loop
        execute pg_catalog.format(
            'create trigger signale_les_changements after insert or update or delete or truncate on %I.%I
             for each statement execute function platform.signaler()', ma_table.nspname, ma_table.relname);
    end loop;
end $$;
