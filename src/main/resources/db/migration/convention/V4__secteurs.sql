-- Le périmètre et les secteurs d'intervention d'une convention : des faits datés, corrigés sans être effacés. Ils se lisent partout
-- où se lit la convention. Ce que chaque secteur ouvre, et quand, se déduit de la convention, sauf ce que l'on a écrit autrement.

/* Ce que peut être un secteur, et les effets qu'il ouvre : recopiés des fichiers du dossier « conventions ». */
create table convention.type_secteur (
    programme text not null,
    type text not null,
    code text not null constraint code_lisible check (code ~ '^[a-z0-9_]+$'),
    rang smallint not null,
    libelle text not null,
    centre_ville boolean not null,
    primary key (programme, type, code),
    foreign key (programme, type) references convention.type
);
comment on table convention.type_secteur is 'Les types de secteurs d''intervention ; une convention sans type de secteur n''a pas de secteurs';
comment on column convention.type_secteur.centre_ville is 'Vrai s''il comprend un centre-ville : la loi en veut un dans la ville principale';

create table convention.type_effet (
    programme text not null,
    type text not null,
    code text not null constraint code_lisible check (code ~ '^[a-z0-9_]+$'),
    rang smallint not null,
    secteurs text[] not null,
    primary key (programme, type, code),
    foreign key (programme, type, rang) references convention.type_ouvre
);
comment on table convention.type_effet is 'Ce qui, de ce que la signature ouvre, s''ouvre secteur par secteur';
comment on column convention.type_effet.secteurs is 'Les types de secteurs où il s''ouvre ; vide : tous';

/* Le périmètre de stratégie : les communes, toutes ou en partie, de l'intercommunalité. Un avenant en pose un autre à sa date. */
create table convention.perimetre (
    id uuid primary key default uuidv7(),
    convention uuid not null references convention.convention,
    depuis date,
    acte uuid references convention.acte,
    communes text[] not null constraint communes_choisies check (cardinality(communes) > 0),
    document text,
    source text,
    motif text,
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique,
    annule boolean not null default false,
    unique (id, convention),
    foreign key (corrige_id, convention) references convention.perimetre (id, convention),
    constraint annule_quelque_chose check (not annule or corrige_id is not null and coalesce(btrim(motif), '') <> ''),
    constraint date_d_un_avenant check (acte is null or depuis is not null)
);
comment on table convention.perimetre is 'Les communes du périmètre de stratégie d''une convention';
comment on column convention.perimetre.depuis is 'Absent : depuis que la convention prend effet';
comment on column convention.perimetre.acte is 'L''avenant qui le pose';
create index perimetre_par_convention on convention.perimetre (convention);

/* Un secteur. La première ligne porte son identité (id) ; ses corrections la nomment (racine). */
create table convention.secteur (
    id uuid primary key default uuidv7(),
    racine uuid,
    reference text not null,
    convention uuid not null references convention.convention,
    nom text not null constraint nom_rempli check (btrim(nom) <> ''),
    type text not null,
    communes text[] not null constraint communes_choisies check (cardinality(communes) > 0),
    trace text,
    surface_m2 bigint constraint surface_positive check (surface_m2 > 0),
    ouvert_le date,
    ferme_le date,
    acte uuid references convention.acte,
    document text,
    source text,
    motif text,
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique,
    annule boolean not null default false,
    unique (id, convention, reference),
    foreign key (racine, convention, reference) references convention.secteur (id, convention, reference),
    foreign key (corrige_id, convention, reference) references convention.secteur (id, convention, reference),
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null)),
    constraint annule_quelque_chose check (not annule or corrige_id is not null and coalesce(btrim(motif), '') <> ''),
    constraint surface_d_un_trace check ((trace is null) = (surface_m2 is null)),
    constraint ferme_apres_son_ouverture check (ouvert_le is null or ferme_le is null or ouvert_le <= ferme_le)
);
comment on table convention.secteur is 'Les secteurs d''intervention des conventions, correction par correction';
comment on column convention.secteur.trace is 'Géométrie GeoJSON (MultiPolygon, WGS 84) ; absente : ses communes entières';
comment on column convention.secteur.ouvert_le is 'Absent : depuis que la convention prend effet';
comment on column convention.secteur.ferme_le is 'Son dernier jour ; absent : jusqu''à la fin de la convention';
create unique index secteur_par_reference on convention.secteur (reference) where racine is null;
create index secteur_par_convention on convention.secteur (convention);
create index secteur_par_racine on convention.secteur (racine) where racine is not null;

/* Ce qu'un secteur ouvre autrement que la règle : d'autres dates, ou pas du tout. */
create table convention.secteur_effet (
    id uuid primary key default uuidv7(),
    secteur uuid not null references convention.secteur,
    effet text not null,
    ouvert boolean not null,
    ouvert_le date,
    ferme_le date,
    document text,
    source text,
    motif text,
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique,
    annule boolean not null default false,
    unique (id, secteur, effet),
    foreign key (corrige_id, secteur, effet) references convention.secteur_effet (id, secteur, effet),
    constraint annule_quelque_chose check (not annule or corrige_id is not null),
    constraint ferme_sans_date check (ouvert or ouvert_le is null and ferme_le is null),
    constraint ferme_apres_son_ouverture check (ouvert_le is null or ferme_le is null or ouvert_le <= ferme_le)
);
comment on table convention.secteur_effet is 'Un effet qu''un secteur ouvre à d''autres dates que la convention, ou n''ouvre pas';
comment on column convention.secteur_effet.ouvert is 'Faux : la convention ne l''ouvre pas dans ce secteur';
create unique index secteur_effet_une_suite on convention.secteur_effet (secteur, effet) where corrige_id is null;

alter table convention.perimetre enable row level security;
alter table convention.secteur enable row level security;
alter table convention.secteur_effet enable row level security;

/* Qui lit la convention lit ses secteurs : rien à rouvrir quand elle devient publique. */
create policy lire on convention.perimetre for select using (
    (select platform.est_service()) or convention in (select coalesce(c.racine, c.id) from convention.convention c));
create policy lire on convention.secteur for select using (
    (select platform.est_service()) or convention in (select coalesce(c.racine, c.id) from convention.convention c));
create policy lire on convention.secteur_effet for select using (
    (select platform.est_service()) or secteur in (select s.id from convention.secteur s where s.racine is null));

create policy ajouter on convention.perimetre for insert with check (
    (select platform.est_service())
    or saisi_par = (select platform.personne())
       and convention in (select coalesce(c.racine, c.id) from convention.convention c where c.visible_par && (select platform.cles())));
create policy ajouter on convention.secteur for insert with check (
    (select platform.est_service())
    or saisi_par = (select platform.personne())
       and convention in (select coalesce(c.racine, c.id) from convention.convention c where c.visible_par && (select platform.cles())));
create policy ajouter on convention.secteur_effet for insert with check (
    (select platform.est_service())
    or saisi_par = (select platform.personne())
       and secteur in (select s.id from convention.secteur s
                         join convention.convention c on coalesce(c.racine, c.id) = s.convention
                        where s.racine is null and c.visible_par && (select platform.cles())));
