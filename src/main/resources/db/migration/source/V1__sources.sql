-- La provenance des faits.

/* Le dernier jour où un fait a pu se produire : une lecture à une date le tient pour vrai à partir de ce jour.
   Même règle que fr.halle.commun.DateApprochee. */
create function source.au_plus_tard(effet date, precision_date text) returns date
    language sql immutable parallel safe
    return case precision_date
        when 'mois' then (date_trunc('month', effet) + interval '1 month - 1 day')::date
        when 'trimestre' then (date_trunc('quarter', effet) + interval '3 months - 1 day')::date
        when 'annee' then (date_trunc('year', effet) + interval '1 year - 1 day')::date
        else effet
    end;

create table source.source (
    code text primary key constraint code_lisible check (code ~ '^[a-z0-9-]+$'),
    titre text not null,
    auteur text not null,
    genre text not null constraint genre_connu check (genre in ('document', 'communique', 'article', 'liste_officielle', 'jeu_de_donnees')),
    publie_le date not null,
    precision_date text not null constraint precision_connue check (precision_date in ('jour', 'mois', 'trimestre', 'annee', 'au_plus_tard')),
    version text,
    licence text,
    note text,
    saisi_le timestamptz not null default clock_timestamp()
);
comment on table source.source is 'Document, liste ou jeu de données qui énonce des faits';

create view source.v_public_source as
    select code, titre, auteur, genre, publie_le, precision_date, version, licence, note, saisi_le from source.source;

grant usage on schema source to halle_app, halle_lecture;
grant execute on function source.au_plus_tard(date, text) to halle_app, halle_lecture;
grant select, insert on source.source to halle_app;
grant select on source.v_public_source to halle_app, halle_lecture;
