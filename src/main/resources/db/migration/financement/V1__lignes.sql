-- Les lignes de financement, leurs montants, les totaux publiés et leur rapprochement.
-- Mêmes règles de date et de correction que le module programme.

create domain financement.precision_date as text
    constraint precision_connue check (value in ('jour', 'mois', 'trimestre', 'annee', 'au_plus_tard'));
create domain financement.stade as text
    constraint stade_connu check (value in ('pressenti', 'demande', 'accorde', 'engage', 'verse'));
create domain financement.rattachement as text
    constraint rattachement_connu check (value in ('action', 'laureat', 'territoire'));

create table financement.ligne (
    id uuid primary key default uuidv7(),
    reference text not null unique,
    programme text not null,
    laureat uuid,
    commune text,
    dispositif text not null,
    nature text not null,
    origine text,
    beneficiaire text,
    operation text,
    rattachement financement.rattachement not null,
    source text not null,
    citation text,
    saisi_le timestamptz not null default clock_timestamp(),
    constraint rattachee check (laureat is not null or commune is not null)
);
create index ligne_par_laureat on financement.ligne (laureat);
create index ligne_par_programme on financement.ligne (programme);

create table financement.montant (
    id uuid primary key default uuidv7(),
    ligne uuid not null references financement.ligne,
    stade financement.stade not null,
    degre text not null constraint degre_connu check (degre in ('declare', 'justifie', 'confirme', 'rapproche')),
    centimes bigint not null constraint montant_positif check (centimes >= 0),
    effet date not null,
    precision_date financement.precision_date not null,
    source text not null,
    citation text,
    deduction text,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references financement.montant,
    annule boolean not null default false
);
create index montant_par_ligne on financement.montant (ligne);

create table financement.total_publie (
    id uuid primary key default uuidv7(),
    reference text not null unique,
    programme text not null,
    territoire_type text not null,
    territoire_code text not null,
    dispositif text not null,
    nature text not null,
    origine text,
    stade financement.stade not null,
    degre text not null constraint degre_connu check (degre in ('declare', 'justifie', 'confirme', 'rapproche')),
    centimes bigint not null constraint montant_positif check (centimes >= 0),
    rattachement financement.rattachement not null,
    effet date not null,
    precision_date financement.precision_date not null,
    source text not null,
    citation text,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references financement.total_publie,
    annule boolean not null default false
);
create index total_par_programme on financement.total_publie (programme);

/* Ce qu'une ligne est pour un total publié : incluse, en sus, ou encore à rapprocher. */
create table financement.rapprochement (
    id uuid primary key default uuidv7(),
    ligne uuid not null references financement.ligne,
    statut text not null constraint statut_connu check (statut in ('inclus', 'en_sus', 'a_rapprocher')),
    total_publie uuid references financement.total_publie,
    motif text not null,
    source text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references financement.rapprochement,
    annule boolean not null default false,
    constraint inclus_dans_un_total check (statut <> 'inclus' or total_publie is not null)
);
create index rapprochement_par_ligne on financement.rapprochement (ligne);
