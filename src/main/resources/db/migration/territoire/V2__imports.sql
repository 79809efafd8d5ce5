-- Populations et groupements peuvent venir d'un fichier : chacun dit son import, et se corrige sans s'effacer.

alter table territoire.population drop constraint population_pkey;
alter table territoire.population
    add column id uuid primary key default uuidv7(),
    add column import uuid,
    add column saisi_le timestamptz not null default clock_timestamp(),
    add column corrige_id uuid unique references territoire.population,
    add column annule boolean not null default false;
create unique index population_par_serie on territoire.population (commune, serie) where corrige_id is null;
create index population_par_import on territoire.population (import) where import is not null;

alter table territoire.serie_population add column import uuid;

alter table territoire.groupement_membre drop constraint groupement_membre_pkey;
alter table territoire.groupement_membre
    add column id uuid primary key default uuidv7(),
    add column import uuid,
    add column corrige_id uuid unique references territoire.groupement_membre,
    add column annule boolean not null default false;
create unique index groupement_membre_par_groupement on territoire.groupement_membre (groupement, commune, effet)
    where corrige_id is null;
create index groupement_membre_par_commune on territoire.groupement_membre (commune);
alter table territoire.groupement add column import uuid;
