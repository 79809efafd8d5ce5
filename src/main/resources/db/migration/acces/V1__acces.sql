-- Qui peut quoi. Une personne tient sa place d'un mandat (une fonction dans une organisation, de telle date à telle autre, par tel
-- acte) ; un mandat ouvre des habilitations : un rôle, sur un territoire, dans un programme, pour une période. Corriger ou finir,
-- c'est ajouter une ligne qui nomme celle qu'elle remplace.

create domain acces.territoire_type as text
    constraint type_connu check (value in ('commune', 'epci', 'arrondissement', 'departement', 'region', 'nation'));

/* Une organisation : commune, EPCI, préfecture, opérateur… Elle se nomme et se numérote de façon publique. */
create table acces.organisation (
    id uuid primary key default uuidv7(),
    racine uuid,
    reference text not null,
    nature text not null constraint nature_connue check (nature in (
        'commune', 'epci', 'departement', 'region', 'prefecture', 'sous_prefecture', 'prefecture_region', 'ddt', 'sgar',
        'operateur', 'financeur', 'delegataire', 'controle', 'autre')),
    nom text not null constraint nom_rempli check (btrim(nom) <> ''),
    siret text constraint siret_a_quatorze_chiffres check (siret ~ '^[0-9]{14}$'),
    siren text constraint siren_a_neuf_chiffres check (siren ~ '^[0-9]{9}$'),
    territoire_type acces.territoire_type,
    territoire_code text,
    source text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references acces.organisation,
    annule boolean not null default false,
    constraint siren_du_siret check (siret is null or siren is null or left(siret, 9) = siren),
    constraint territoire_entier check ((territoire_type is null) = (territoire_code is null)),
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null))
);
comment on column acces.organisation.racine is 'La première version ; absente sur celle-ci. C''est elle que nomment les mandats';
create unique index organisation_par_reference on acces.organisation (reference) where racine is null;
create index organisation_par_racine on acces.organisation (racine) where racine is not null;
create index organisation_par_siret on acces.organisation (siret) where siret is not null;
create index organisation_par_territoire on acces.organisation (territoire_type, territoire_code);

/* Un compte. Ce qui nomme la personne est à part (identite), et seul s'efface. */
create table acces.utilisateur (
    id uuid primary key default uuidv7(),
    reference text not null unique,
    saisi_le timestamptz not null default clock_timestamp()
);
comment on table acces.utilisateur is 'Réservée : les comptes';

create table acces.identite (
    utilisateur uuid primary key references acces.utilisateur,
    prenom text not null,
    nom text not null,
    courriel text not null,
    efface_le timestamptz,
    modifie_le timestamptz not null default clock_timestamp()
);
comment on table acces.identite is 'Réservée : ce qui nomme la personne ; s''efface à sa demande';
create unique index identite_par_courriel on acces.identite (lower(courriel)) where efface_le is null;

create table acces.mandat (
    id uuid primary key default uuidv7(),
    racine uuid,
    utilisateur uuid not null references acces.utilisateur,
    organisation uuid not null references acces.organisation,
    fonction text not null constraint fonction_remplie check (btrim(fonction) <> ''),
    du date not null,
    jusqu date,
    designation text not null,
    motif_fin text,
    source text not null,
    visible_par text[] not null,
    saisi_par uuid references acces.utilisateur,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references acces.mandat,
    annule boolean not null default false,
    constraint periode_ordonnee check (jusqu is null or du <= jusqu),
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null))
);
comment on table acces.mandat is 'Réservée : les fonctions tenues, chacune avec l''acte qui désigne';
comment on column acces.mandat.jusqu is 'Le premier jour où la fonction n''est plus tenue';
create index mandat_par_utilisateur on acces.mandat (utilisateur);
create index mandat_par_organisation on acces.mandat (organisation);
create index mandat_par_racine on acces.mandat (racine) where racine is not null;
create index mandat_visible on acces.mandat using gin (visible_par);

/* Celui qui tient un mandat en confie une part à un autre mandat. Elle tombe avec le mandat de l'un ou de l'autre. */
create table acces.delegation (
    id uuid primary key default uuidv7(),
    racine uuid,
    delegant uuid not null references acces.mandat,
    delegataire uuid not null references acces.mandat,
    role text not null,
    objet text not null constraint objet_rempli check (btrim(objet) <> ''),
    du date not null,
    jusqu date,
    designation text not null,
    visible_par text[] not null,
    saisi_par uuid references acces.utilisateur,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references acces.delegation,
    annule boolean not null default false,
    constraint a_un_autre check (delegant <> delegataire),
    constraint periode_ordonnee check (jusqu is null or du <= jusqu),
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null))
);
comment on table acces.delegation is 'Réservée : les délégations de signature';
create index delegation_par_delegant on acces.delegation (delegant);
create index delegation_par_delegataire on acces.delegation (delegataire);
create index delegation_visible on acces.delegation using gin (visible_par);

create table acces.habilitation (
    id uuid primary key default uuidv7(),
    racine uuid,
    mandat uuid not null references acces.mandat,
    delegation uuid references acces.delegation,
    role text not null,
    territoire_type acces.territoire_type not null,
    territoire_code text not null,
    programme text,
    du date not null,
    jusqu date,
    motif text not null,
    visible_par text[] not null,
    saisi_par uuid references acces.utilisateur,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references acces.habilitation,
    annule boolean not null default false,
    constraint periode_ordonnee check (jusqu is null or du <= jusqu),
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null))
);
comment on table acces.habilitation is 'Réservée : ce que chaque mandat permet, où, dans quel programme et quand';
comment on column acces.habilitation.programme is 'Absent : tous les programmes';
create index habilitation_par_mandat on acces.habilitation (mandat);
create index habilitation_par_racine on acces.habilitation (racine) where racine is not null;
create index habilitation_par_territoire on acces.habilitation (territoire_type, territoire_code);
create index habilitation_visible on acces.habilitation using gin (visible_par);

/* Les versions que rien ne corrige, sous leur identité : la première version. */
create view acces.v_organisation with (security_invoker = true) as
    select coalesce(o.racine, o.id) as id, o.reference, o.nature, o.nom, o.siret, o.siren, o.territoire_type, o.territoire_code,
           o.source, o.saisi_le, o.id as version
      from acces.organisation o
     where not o.annule and not exists (select from acces.organisation c where c.corrige_id = o.id);

create view acces.v_mandat with (security_invoker = true) as
    select coalesce(m.racine, m.id) as id, m.utilisateur, m.organisation, m.fonction, m.du, m.jusqu, m.designation, m.motif_fin,
           m.source, m.visible_par, m.saisi_par, m.saisi_le, m.id as version
      from acces.mandat m
     where not m.annule and not exists (select from acces.mandat c where c.corrige_id = m.id);

create view acces.v_delegation with (security_invoker = true) as
    select coalesce(d.racine, d.id) as id, d.delegant, d.delegataire, d.role, d.objet, d.du, d.jusqu, d.designation, d.visible_par,
           d.saisi_le, d.id as version
      from acces.delegation d
     where not d.annule and not exists (select from acces.delegation c where c.corrige_id = d.id);

/* Une habilitation vaut tant que valent aussi le mandat qui la porte et, s'il y en a une, la délégation dont elle vient. */
create view acces.v_habilitation with (security_invoker = true) as
    select coalesce(h.racine, h.id) as id, h.mandat, m.utilisateur, m.organisation, m.fonction, h.delegation, h.role,
           h.territoire_type, h.territoire_code, h.programme,
           greatest(h.du, m.du, d.du, p.du) as du, least(h.jusqu, m.jusqu, d.jusqu, p.jusqu) as jusqu,
           h.motif, h.visible_par, h.saisi_par, h.saisi_le, h.id as version
      from acces.habilitation h
      join acces.v_mandat m on m.id = h.mandat
      left join acces.v_delegation d on d.id = h.delegation
      left join acces.v_mandat p on p.id = d.delegant
     where not h.annule and not exists (select from acces.habilitation c where c.corrige_id = h.id)
       and (h.delegation is null or d.id is not null and p.id is not null);

/* Ce qui est réservé ne se lit qu'avec une clé, ou par la personne elle-même. */
alter table acces.utilisateur enable row level security;
alter table acces.identite enable row level security;
alter table acces.mandat enable row level security;
alter table acces.delegation enable row level security;
alter table acces.habilitation enable row level security;

create policy lire on acces.mandat for select using (
    (select platform.est_service()) or utilisateur = (select platform.personne()) or visible_par && (select platform.cles()));
create policy lire on acces.delegation for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy lire on acces.habilitation for select using (
    (select platform.est_service()) or visible_par && (select platform.cles())
    or mandat in (select m.id from acces.mandat m where m.utilisateur = (select platform.personne())));
create policy lire on acces.utilisateur for select using (
    (select platform.est_service()) or id = (select platform.personne())
    or exists (select from acces.mandat m where m.utilisateur = utilisateur.id));
create policy lire on acces.identite for select using (
    (select platform.est_service()) or utilisateur = (select platform.personne())
    or exists (select from acces.mandat m where m.utilisateur = identite.utilisateur));

/* Une ligne s'ajoute par qui la verra : on n'écrit pas chez un autre. */
create policy ajouter on acces.mandat for insert with check (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy ajouter on acces.delegation for insert with check (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy ajouter on acces.habilitation for insert with check (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy ajouter on acces.utilisateur for insert with check (
    (select platform.est_service()) or (select platform.personne()) is not null);
create policy ajouter on acces.identite for insert with check (
    (select platform.est_service()) or (select platform.personne()) is not null);
create policy modifier on acces.identite for update
    using ((select platform.est_service()) or utilisateur = (select platform.personne()))
    with check ((select platform.est_service()) or utilisateur = (select platform.personne()));

grant usage on schema acces to halle_app;
grant select, insert on acces.organisation, acces.utilisateur, acces.identite, acces.mandat, acces.delegation, acces.habilitation
    to halle_app;
grant update (prenom, nom, courriel, efface_le, modifie_le) on acces.identite to halle_app;
grant select on acces.v_organisation, acces.v_mandat, acces.v_delegation, acces.v_habilitation to halle_app;

/* Les visibilités que chaque rôle ouvre, recopiées de droits/matrice.yaml : la base calcule les portées sans rien demander à personne. */
create table acces.niveau_de_role (
    role text not null,
    niveau text not null,
    primary key (role, niveau)
);
comment on table acces.niveau_de_role is 'Réservée : les visibilités de chaque rôle, d''après la matrice';
grant select, insert, delete on acces.niveau_de_role to halle_app;

/* Les clés d'une habilitation. Même règle que fr.halle.acces.Cles, écrite à part. */
create function acces.cles_de(role text, organisation uuid, programme text, type text, code text) returns text[]
    language sql stable
    set search_path = pg_catalog, pg_temp
    return array['public'] || coalesce((
        select array_agg(c.cle order by c.cle)
          from acces.niveau_de_role n
          cross join lateral (
              select n.niveau || ':' || organisation as cle where n.niveau in ('equipe', 'partenaires')
              union all
              select n.niveau || ':' || p || ':' || type || ':' || code
                from unnest(array[coalesce(programme, '*'), '-']) p where n.niveau not in ('equipe', 'partenaires')
          ) c
         where n.role = cles_de.role), '{}');

/* Les portées de ces personnes, et de celles qui tiennent d'elles une délégation, redeviennent celles de leurs mandats. Une
   habilitation que plus rien ne porte garde sa ligne, et n'a plus aucun jour. */
create function acces.recalculer_portees(utilisateurs uuid[]) returns void
    language sql security definer
    set search_path = pg_catalog, pg_temp
    begin atomic
        with concernee as (
            select distinct coalesce(h.racine, h.id) as id
              from acces.habilitation h
              join acces.mandat m on m.id = h.mandat
              left join acces.delegation d on d.id = h.delegation
              left join acces.mandat p on p.id = d.delegant
             where m.utilisateur = any (utilisateurs) or p.utilisateur = any (utilisateurs)
        ), voulue as (
            select h.id, h.utilisateur, h.du, h.jusqu,
                   acces.cles_de(h.role, h.organisation, h.programme, h.territoire_type, h.territoire_code) as cles
              from acces.v_habilitation h where h.id in (select c.id from concernee c)
        ), ecrite as (
            insert into platform.portee (habilitation, utilisateur, cles, du, jusqu)
            select v.id, v.utilisateur, v.cles, v.du, case when v.jusqu < v.du then v.du else v.jusqu end from voulue v
            on conflict (habilitation) do update
               set utilisateur = excluded.utilisateur, cles = excluded.cles, du = excluded.du, jusqu = excluded.jusqu
        )
        update platform.portee p set jusqu = p.du
         where p.habilitation in (select c.id from concernee c where c.id not in (select v.id from voulue v))
           and p.jusqu is distinct from p.du;
    end;

/* Toute écriture qui touche aux droits met les portées à jour, et le signale à toutes les instances. */
create function acces.suivre_les_mandats() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    if tg_table_name = 'mandat' then
        perform acces.recalculer_portees(array(select distinct n.utilisateur from neuves n));
    elsif tg_table_name = 'delegation' then
        perform acces.recalculer_portees(array(select distinct m.utilisateur from neuves n join acces.mandat m on m.id = n.delegant));
    elsif tg_table_name = 'habilitation' then
        perform acces.recalculer_portees(array(select distinct m.utilisateur from neuves n join acces.mandat m on m.id = n.mandat));
    end if;
    perform pg_notify('halle_droits', '');
    return null;
end
$corps$;

create trigger portees after insert on acces.mandat
    referencing new table as neuves for each statement execute function acces.suivre_les_mandats();
create trigger portees after insert on acces.delegation
    referencing new table as neuves for each statement execute function acces.suivre_les_mandats();
create trigger portees after insert on acces.habilitation
    referencing new table as neuves for each statement execute function acces.suivre_les_mandats();

/* La matrice a changé : toutes les portées se refont. */
create function acces.refaire_les_portees() returns void
    language sql security definer
    set search_path = pg_catalog, pg_temp
    begin atomic
        select acces.recalculer_portees(array(select u.id from acces.utilisateur u));
        select pg_notify('halle_droits', '');
    end;
revoke execute on function acces.recalculer_portees(uuid[]), acces.refaire_les_portees() from public;
grant execute on function acces.refaire_les_portees() to halle_app;
