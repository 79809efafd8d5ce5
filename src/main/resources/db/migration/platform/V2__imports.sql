-- Les imports : un acte daté par fichier, ce qu'il a changé, ce qu'il a refusé, et les colonnes que l'on a reconnues.

create table platform.import (
    id uuid primary key,
    jeu text not null,
    -- Un acte d'annulation nomme l'import qu'il défait, en entier et une seule fois.
    annule uuid unique references platform.import,
    source text,
    fichier text not null,
    sha256 text not null constraint empreinte_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    octets bigint not null constraint taille_positive check (octets >= 0),
    format text not null,
    correspondance jsonb not null default '{}',
    valeurs jsonb not null default '{}',
    lues bigint not null,
    creees bigint not null,
    modifiees bigint not null,
    inchangees bigint not null,
    refusees bigint not null,
    ecartees bigint not null,
    absentes bigint not null,
    remarques text[] not null default '{}',
    auteur text,
    commence_le timestamptz not null,
    saisi_le timestamptz not null default clock_timestamp(),
    constraint chaque_ligne_a_son_sort check (lues = creees + modifiees + inchangees + refusees + ecartees)
);
comment on column platform.import.ecartees is 'Lignes mises de côté parce qu''une personne doit trancher';
create index import_par_jeu on platform.import (jeu, saisi_le);

/* Les lignes refusées ou mises de côté, entières, telles que le fichier les donne. */
create table platform.import_refus (
    import uuid not null references platform.import deferrable initially deferred,
    rang bigint not null,
    entetes jsonb not null,
    cases jsonb not null,
    motif text not null,
    ecartee boolean not null default false,
    primary key (import, rang)
);

/* Les colonnes qu'une personne a désignées, retenues pour les fichiers qui ont les mêmes entêtes ou la même source. */
create table platform.correspondance_de_colonnes (
    id uuid primary key default uuidv7(),
    jeu text not null,
    entetes text not null,
    source text,
    correspondance jsonb not null,
    valeurs jsonb not null,
    saisi_le timestamptz not null default clock_timestamp()
);
create index correspondance_par_entetes on platform.correspondance_de_colonnes (jeu, entetes, saisi_le desc);

/* L'empreinte des fichiers de référence déjà versés : quand elle change, une base remplie reçoit ce qui lui manque. */
create table platform.referentiel (
    empreinte text not null,
    pose_le timestamptz not null default clock_timestamp(),
    primary key (empreinte, pose_le)
);

create view platform.v_public_import as
    select i.id, i.jeu, i.annule, i.source, i.fichier, i.sha256, i.octets, i.format, i.correspondance, i.valeurs, i.lues,
           i.creees, i.modifiees, i.inchangees, i.refusees, i.ecartees, i.absentes, i.remarques, i.commence_le, i.saisi_le,
           d.id as defait_par, d.saisi_le as defait_le
      from platform.import i left join platform.import d on d.annule = i.id;

grant select, insert on platform.import, platform.import_refus, platform.correspondance_de_colonnes, platform.referentiel
    to halle_app;
grant select on platform.v_public_import to halle_app, halle_lecture;
