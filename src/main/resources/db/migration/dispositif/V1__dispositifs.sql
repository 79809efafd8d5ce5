-- Le vocabulaire de l'argent, en données : natures, origines des crédits, financeurs, dispositifs.

create table dispositif.nature (
    code text primary key,
    libelle text not null,
    libelle_pluriel text not null,
    definition text not null,
    rang smallint not null
);
comment on table dispositif.nature is 'Subvention, prêt, aide aux ménages… : deux natures ne s''additionnent jamais en silence';

create table dispositif.origine (
    code text primary key,
    libelle text not null,
    definition text not null,
    rang smallint not null
);

create table dispositif.financeur (
    code text primary key,
    nom text not null,
    genre text not null
);

create table dispositif.dispositif (
    code text primary key constraint code_lisible check (code ~ '^[A-Z0-9_]+$'),
    libelle text not null,
    libelle_long text not null,
    financeur text not null references dispositif.financeur,
    nature text not null references dispositif.nature,
    rang smallint not null,
    source text not null,
    citation text,
    saisi_le timestamptz not null default clock_timestamp()
);
comment on column dispositif.dispositif.nature is 'Nature habituelle ; chaque ligne dit la sienne';

create view dispositif.v_public_nature as
    select code, libelle, libelle_pluriel, definition, rang from dispositif.nature;
create view dispositif.v_public_origine as
    select code, libelle, definition, rang from dispositif.origine;
create view dispositif.v_public_dispositif as
    select d.code, d.libelle, d.libelle_long, d.financeur, f.nom as nom_financeur, d.nature, d.rang, d.source, d.citation
      from dispositif.dispositif d join dispositif.financeur f on f.code = d.financeur;
create view dispositif.v_public_financeur as
    select code, nom, genre from dispositif.financeur;

grant usage on schema dispositif to halle_app, halle_lecture;
grant select, insert on all tables in schema dispositif to halle_app;
grant select on dispositif.v_public_nature, dispositif.v_public_origine, dispositif.v_public_dispositif,
    dispositif.v_public_financeur to halle_lecture;
