-- Les dates de signature que les listes officielles publient, par commune. Ce sont des constats : la vie d'une convention
-- (étapes, parties, avenants) n'y est pas.

create table convention.signature (
    id uuid primary key default uuidv7(),
    jeu text not null,
    type text not null constraint type_connu check (type in ('adhesion', 'ort')),
    programme text,
    commune text not null,
    etat text not null constraint etat_connu check (etat in ('signee', 'prevue')),
    -- Absente quand la liste dit la convention signée sans dire quand.
    effet date,
    fin date,
    source text not null,
    import uuid,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references convention.signature,
    annule boolean not null default false,
    constraint adhesion_a_un_programme check ((type = 'adhesion') = (programme is not null))
);
comment on column convention.signature.jeu is 'La liste qui la donne : deux listes qui diffèrent sont deux faits';
create index signature_par_commune on convention.signature (commune, type);
create index signature_par_import on convention.signature (import) where import is not null;
