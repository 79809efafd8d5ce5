-- Ce que les listes officielles apportent : l'import d'où vient chaque fait, les identifiants donnés par d'autres, et
-- ce qu'une personne doit trancher.

alter table programme.qualite add column import uuid;
alter table programme.composition add column import uuid;
alter table programme.fait_publie add column import uuid;
create index qualite_par_import on programme.qualite (import) where import is not null;
create index composition_par_import on programme.composition (import) where import is not null;

create table programme.alias (
    id uuid primary key default uuidv7(),
    laureat uuid not null references programme.laureat,
    valeur text not null,
    source text not null,
    import uuid,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.alias,
    annule boolean not null default false
);
comment on table programme.alias is 'Identifiants qu''un autre donne à un lauréat ; ils se cherchent et ne remplacent pas le nôtre';
create index alias_par_valeur on programme.alias (valeur);
create index alias_par_laureat on programme.alias (laureat);
create index alias_par_import on programme.alias (import) where import is not null;

/* Une ligne de liste qui scinderait ou réunirait des lauréats : mise de côté, jusqu'à ce qu'une personne tranche. */
create table programme.conflit (
    id uuid primary key default uuidv7(),
    programme text not null references programme.programme,
    genre text not null constraint genre_connu check (genre in ('reunion', 'scission')),
    identifiant text not null,
    commune text not null,
    laureat uuid references programme.laureat,
    motif text not null,
    source text not null,
    import uuid,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.conflit,
    annule boolean not null default false
);
create index conflit_par_programme on programme.conflit (programme);
