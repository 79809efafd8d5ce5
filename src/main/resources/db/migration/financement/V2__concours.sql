-- Les lignes attachées à un territoire, et non à un programme, telles que les fichiers de l'État les publient.

alter table financement.ligne drop constraint rattachee;
alter table financement.ligne drop constraint ligne_reference_key;
alter table financement.ligne alter column programme drop not null;
alter table financement.ligne
    add column racine uuid,
    add column territoire_type text,
    add column territoire_code text,
    add column exercice smallint,
    add column beneficiaire_echelon text,
    add column categorie text,
    add column cout_centimes bigint constraint cout_positif check (cout_centimes >= 0),
    add column cout_texte text,
    add column jeu text,
    add column identifiant text,
    add column import uuid,
    add column corrige_id uuid references financement.ligne,
    add column annule boolean not null default false,
    add constraint rattachee check (
        coalesce(laureat::text, commune, territoire_code) is not null and (programme is not null or rattachement = 'territoire')),
    add constraint bornes_du_territoire check ((territoire_type is null) = (territoire_code is null));
comment on column financement.ligne.racine is 'Première écriture de la ligne : une correction en garde la référence et les montants ; null pour la première';
comment on column financement.ligne.identifiant is 'Numéro donné par celui qui publie le fichier';
create unique index ligne_par_reference on financement.ligne (reference) where corrige_id is null;
create index ligne_par_identifiant on financement.ligne (jeu, exercice, identifiant) where jeu is not null;
-- Un import écrit ses lignes à la suite : leurs bornes par bloc suffisent à le retrouver, sans rien coûter à l'écriture.
create index ligne_par_import on financement.ligne using brin (import);
create unique index ligne_corrigee on financement.ligne (corrige_id) include (saisi_le) where corrige_id is not null;
-- Un concours n'a ni programme ni lauréat : il n'entre pas dans ces index.
drop index financement.ligne_par_laureat;
drop index financement.ligne_par_programme;
create index ligne_par_laureat on financement.ligne (laureat) where laureat is not null;
create index ligne_par_programme on financement.ligne (programme) where programme is not null;
create index ligne_par_territoire on financement.ligne (territoire_type, territoire_code) where rattachement = 'territoire';

alter table financement.montant add column texte text, add column import uuid;
comment on column financement.montant.texte is 'L''écriture du fichier, quand elle porte plus que des centimes';
create index montant_par_import on financement.montant using brin (import);
alter table financement.montant drop constraint montant_corrige_id_key;
create unique index montant_corrige on financement.montant (corrige_id) include (saisi_le) where corrige_id is not null;

/* Les mots d'un texte, sans accent, tels que la recherche les compare. */
create function financement.mots(texte text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('french'::regconfig, public.unaccent('public.unaccent'::regdictionary, coalesce(texte, '')));

create index concours_par_mots on financement.ligne using gin (financement.mots(operation || ' ' || coalesce(beneficiaire, '')))
    where rattachement = 'territoire';
