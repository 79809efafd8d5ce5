-- Les territoires, par millésime du Code officiel géographique.
-- Une validité va du millésime « du » (inclus) au millésime « jusqu » (exclu) ; 0 et 9999 bornent l'inconnu.

create table territoire.millesime (
    annee smallint primary key,
    debut date not null unique,
    version_paquet text not null,
    note text
);

create table territoire.region (
    code text not null,
    nom text not null,
    chef_lieu text,
    du smallint not null default 0,
    jusqu smallint not null default 9999,
    primary key (code, du)
);

create table territoire.departement (
    code text not null,
    nom text not null,
    region text,
    chef_lieu text,
    zone text not null constraint zone_connue check (zone in ('metro', 'drom', 'com')),
    du smallint not null default 0,
    jusqu smallint not null default 9999,
    primary key (code, du)
);

create table territoire.arrondissement (
    code text not null,
    nom text not null,
    departement text not null,
    chef_lieu text,
    du smallint not null default 0,
    jusqu smallint not null default 9999,
    primary key (code, du)
);

create table territoire.commune (
    code text not null,
    nom text not null,
    type text not null constraint type_connu check (type in ('actuelle', 'deleguee', 'associee', 'arrondissement_municipal')),
    departement text not null,
    region text,
    arrondissement text,
    chef_lieu text,
    siren text,
    codes_postaux text,
    nom_normalise text not null,
    du smallint not null default 0,
    jusqu smallint not null default 9999,
    -- Premier millésime auquel une lecture rattache la commune : 0 pour sa première période, même si elle est née après.
    lue_du smallint not null default 0,
    primary key (code, type, du)
);
create index commune_par_departement on territoire.commune (departement) where type = 'actuelle';
create index commune_par_chef_lieu on territoire.commune (chef_lieu) where type <> 'actuelle';
create index commune_par_nom on territoire.commune using gin (nom_normalise gin_trgm_ops);

create table territoire.succession (
    ancien text not null,
    nouveau text not null,
    annee smallint,
    nature text not null constraint nature_connue check (nature in ('fusion', 'retablissement', 'changement_de_code')),
    nom_ancien text,
    unique nulls not distinct (ancien, nouveau, annee, nature)
);
create index succession_par_nouveau on territoire.succession (nouveau);

/* Pour chaque code jamais employé, la commune qui le porte ou le continue à chaque millésime. */
create table territoire.correspondance (
    code text not null,
    actuelle text not null,
    du smallint not null,
    jusqu smallint not null,
    primary key (code, du)
);
create index correspondance_par_actuelle on territoire.correspondance (actuelle);

/* Tous les territoires, d'un seul tenant pour être cherchés par leur type et leur code : calculé au chargement par
   territoire.v_annuaire_calcule. Les groupements, qui arrivent ensuite, sont lus dans leur table. */
create table territoire.annuaire (
    type text not null,
    code text not null,
    nom text not null,
    departement text,
    region text,
    genre text,
    chef_lieu text,
    du smallint not null,
    jusqu smallint not null,
    primary key (type, code, du)
);

/* Les territoires où tombe chaque code de commune, suivis de millésime en millésime : calculé au chargement par
   territoire.v_appartenance_calculee, gardé parce que toutes les lectures passent par là. */
create table territoire.appartenance (
    code_source text not null,
    commune text not null,
    type text not null,
    code text not null,
    du smallint not null,
    jusqu smallint not null,
    primary key (code_source, type, du, code)
);
create index appartenance_par_territoire on territoire.appartenance (type, code) include (commune, du, jusqu);

create table territoire.epci (
    siren text not null,
    nom text not null,
    type text not null,
    nom_normalise text not null,
    du smallint not null default 0,
    jusqu smallint not null default 9999,
    primary key (siren, du)
);
create index epci_par_nom on territoire.epci using gin (nom_normalise gin_trgm_ops);

create table territoire.epci_membre (
    epci text not null,
    commune text not null,
    du smallint not null default 0,
    jusqu smallint not null default 9999,
    primary key (commune, du)
);
create index epci_membre_par_epci on territoire.epci_membre (epci);

create table territoire.groupement (
    code text primary key constraint code_lisible check (code ~ '^[a-z0-9-]+$'),
    nom text not null,
    type text not null,
    departement text,
    nom_normalise text not null,
    effet date not null,
    precision_date text not null,
    jusqu date,
    source text not null,
    citation text,
    saisi_le timestamptz not null default clock_timestamp()
);

create table territoire.groupement_membre (
    groupement text not null references territoire.groupement,
    commune text not null,
    effet date not null,
    precision_date text not null,
    jusqu date,
    source text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    primary key (groupement, commune, effet)
);

create table territoire.serie_population (
    code text primary key,
    source text not null,
    version_paquet text not null,
    champ text not null,
    annee smallint,
    note text,
    -- Millésime du paquet qui la porte ; la série montrée est la plus récente de celles de la source Insee.
    millesime smallint not null,
    principale boolean not null
);

create table territoire.population (
    commune text not null,
    serie text not null references territoire.serie_population,
    habitants integer not null constraint habitants_positifs check (habitants >= 0),
    primary key (commune, serie)
);

/* Positions et contours sont aussi gardés dans le plan des cartes (hectomètres), pour ne projeter qu'une fois. */
create table territoire.position (
    commune text primary key,
    longitude numeric(8, 4) not null,
    latitude numeric(8, 4) not null,
    precision_position text not null,
    plan text not null,
    x integer not null,
    y integer not null
);

create table territoire.contour (
    type text not null constraint type_connu check (type in ('departement', 'epci')),
    code text not null,
    plan text not null,
    trace text not null,
    trace_large text not null,
    x_min integer not null,
    y_min integer not null,
    x_max integer not null,
    y_max integer not null,
    source text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    primary key (type, code, plan)
);
create index succession_par_annee on territoire.succession (annee);
