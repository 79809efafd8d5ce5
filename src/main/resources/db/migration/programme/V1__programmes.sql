-- Un programme est une configuration, un lauréat un groupe de territoires qui a une histoire.
-- Chaque fait porte sa date d'effet et sa précision, sa date de saisie, sa source ; corriger, c'est ajouter
-- une ligne qui nomme celle qu'elle remplace (corrige_id), ou qui l'annule.

create domain programme.precision_date as text
    constraint precision_connue check (value in ('jour', 'mois', 'trimestre', 'annee', 'au_plus_tard'));

create table programme.programme (
    code text primary key constraint code_lisible check (code ~ '^[a-z0-9-]+$'),
    nom text not null,
    sigle text not null,
    objet text not null,
    operateur text not null,
    maille text not null constraint maille_connue check (maille in ('commune', 'epci')),
    lance_le date not null,
    lance_precision programme.precision_date not null,
    fin_le date,
    fin_precision programme.precision_date,
    rang smallint not null,
    source text not null,
    saisi_le timestamptz not null default clock_timestamp()
);

create table programme.libelle (
    programme text not null references programme.programme,
    cle text not null,
    texte text not null,
    primary key (programme, cle)
);
comment on table programme.libelle is 'Vocabulaire propre au programme : comment il nomme ses lauréats, ses faits publiés';

create table programme.element (
    programme text not null references programme.programme,
    genre text not null constraint genre_connu check (genre in ('pilier', 'objectif', 'etape')),
    rang smallint not null,
    libelle text not null,
    detail text,
    source text not null,
    primary key (programme, genre, rang)
);

create table programme.parametre (
    id uuid primary key default uuidv7(),
    programme text not null references programme.programme,
    cle text not null,
    libelle text not null,
    valeur bigint not null,
    unite text not null,
    du date,
    jusqu date,
    reference text not null,
    source text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.parametre
);

create table programme.cohorte (
    programme text not null references programme.programme,
    code text not null,
    nom text not null,
    effet date not null,
    precision_date programme.precision_date not null,
    source text not null,
    citation text,
    primary key (programme, code)
);

create table programme.laureat (
    id uuid primary key default uuidv7(),
    programme text not null references programme.programme,
    reference text not null unique,
    nom text not null,
    saisi_le timestamptz not null default clock_timestamp()
);

/* La qualité de lauréat : décidée, publiée, ou seulement attestée par une source. */
create table programme.qualite (
    id uuid primary key default uuidv7(),
    laureat uuid not null references programme.laureat,
    genre text not null constraint genre_connu check (genre in ('decision', 'publication', 'attestation')),
    cohorte text,
    effet date not null,
    precision_date programme.precision_date not null,
    jusqu date,
    source text not null,
    citation text,
    deduction text,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.qualite,
    annule boolean not null default false
);
create index qualite_par_laureat on programme.qualite (laureat);

/* Les communes, EPCI et départements d'un lauréat, chacun avec sa période. */
create table programme.composition (
    id uuid primary key default uuidv7(),
    laureat uuid not null references programme.laureat,
    type text not null constraint type_connu check (type in ('commune', 'epci', 'departement')),
    code text not null,
    pilote boolean not null default false constraint pilote_departement check (not pilote or type = 'departement'),
    effet date,
    precision_date programme.precision_date,
    jusqu date,
    source text not null,
    citation text,
    deduction text,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.composition,
    annule boolean not null default false
);
comment on column programme.composition.effet is 'Absent : membre dès l''origine du lauréat';
create index composition_par_laureat on programme.composition (laureat);
create index composition_par_territoire on programme.composition (type, code);

create table programme.fait_publie (
    id uuid primary key default uuidv7(),
    programme text not null references programme.programme,
    fait text not null,
    valeur bigint not null,
    unite text not null,
    approximation text,
    territoire_type text not null,
    territoire_code text not null,
    effet date not null,
    precision_date programme.precision_date not null,
    source text not null,
    citation text,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.fait_publie,
    annule boolean not null default false
);
create index fait_publie_par_territoire on programme.fait_publie (programme, territoire_type, territoire_code);
