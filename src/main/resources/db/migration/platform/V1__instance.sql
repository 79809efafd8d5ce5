-- Extensions « de confiance » : le propriétaire de la base les crée sans être administrateur.
create extension if not exists unaccent schema public;
create extension if not exists pg_trgm schema public;
create extension if not exists btree_gist schema public;

revoke create on schema public from public;

-- Ce qu'est cette base, écrit une fois à sa création. Une seule ligne : la clé n'a qu'une valeur possible.
create table platform.instance (
  unique_ligne boolean primary key default true check (unique_ligne),
  nature text not null check (nature in ('reelle', 'demonstration', 'fictive')),
  version text not null,
  creee_le timestamptz not null default clock_timestamp()
);

-- L'empreinte des scripts appliqués : tant qu'elle ne change pas, le démarrage ne charge pas Flyway.
create table platform.version_schema (
  unique_ligne boolean primary key default true check (unique_ligne),
  empreinte text not null,
  posee_le timestamptz not null default clock_timestamp()
);

grant usage on schema platform to halle_app, halle_lecture;
grant select, insert on platform.instance to halle_app;
grant select on platform.instance to halle_lecture;
grant select on platform.version_schema to halle_app, halle_lecture;
