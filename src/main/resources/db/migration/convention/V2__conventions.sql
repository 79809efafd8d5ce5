-- Une convention vit : ses types sont des données, son dossier a des versions, et ce qui lui arrive est une suite de faits datés.
-- Ni son état ni sa vigueur ne sont écrits : ils se déduisent de ces faits, à une date et d'après ce que l'on savait.

/* Ce qu'est chaque convention d'un programme : recopié des fichiers du dossier « conventions ». */
create table convention.type (
    programme text not null,
    code text not null constraint code_lisible check (code ~ '^[a-z0-9_]+$'),
    libelle text not null,
    pluriel text not null,
    objet text not null,
    rang smallint not null,
    atteste_par text,
    remplace text,
    porte text,
    duree_parametre text,
    fin_le date,
    fin_precision text,
    source text not null,
    primary key (programme, code),
    foreign key (programme, remplace) references convention.type,
    foreign key (programme, porte) references convention.type,
    constraint fin_entiere check ((fin_le is null) = (fin_precision is null))
);
comment on column convention.type.atteste_par is 'Le type des signatures (convention.signature) que les listes officielles donnent pour elle';
comment on column convention.type.remplace is 'La convention que sa signature remplace';
comment on column convention.type.porte is 'La convention qu''elle peut valoir : deux faits, un seul document';
comment on column convention.type.duree_parametre is 'Le paramètre du programme qui dit sa durée, en mois, à compter de la signature';

create table convention.type_partie (
    programme text not null,
    type text not null,
    code text not null constraint code_lisible check (code ~ '^[a-z0-9_]+$'),
    rang smallint not null,
    libelle text not null,
    nature text not null,
    par text not null constraint par_connu check (par in ('commune', 'epci', 'departement', 'region', 'choix')),
    obligatoire boolean not null,
    qualite text not null constraint qualite_connue check (qualite in ('signataire', 'presence')),
    delibere boolean not null,
    primary key (programme, type, code),
    foreign key (programme, type) references convention.type
);
comment on column convention.type_partie.nature is 'La nature d''organisation attendue (acces.organisation)';
comment on column convention.type_partie.par is 'Une partie par commune, par EPCI… que la convention couvre ; « choix » : prise dans l''annuaire';

create table convention.type_etape (
    programme text not null,
    type text not null,
    code text not null constraint code_lisible check (code ~ '^[a-z0-9_]+$'),
    rang smallint not null,
    genre text not null constraint genre_connu check (genre in ('comite', 'avis')),
    libelle text not null,
    obligatoire boolean not null,
    roles text[] not null,
    primary key (programme, type, code),
    foreign key (programme, type) references convention.type
);
comment on table convention.type_etape is 'Ce qu''il faut avoir recueilli avant de signer : validation du comité de projet, avis';
comment on column convention.type_etape.roles is 'Les rôles de la matrice qui rendent cet avis';

create table convention.type_echeance (
    programme text not null,
    code text not null constraint code_lisible check (code ~ '^[a-z0-9_]+$'),
    rang smallint not null,
    libelle text not null,
    depuis text not null,
    attendue text not null,
    parametre text not null,
    alertes integer[] not null,
    enjeu text not null,
    attend text not null,
    source text not null,
    primary key (programme, code),
    foreign key (programme, depuis) references convention.type,
    foreign key (programme, attendue) references convention.type
);
comment on column convention.type_echeance.parametre is 'Le paramètre du programme qui dit le délai, en mois';
comment on column convention.type_echeance.alertes is 'Combien de jours avant l''échéance on prévient';
comment on column convention.type_echeance.enjeu is 'Ce qui se perd si elle est dépassée, en une phrase';

create table convention.type_ouvre (
    programme text not null,
    type text not null,
    rang smallint not null,
    libelle text not null,
    detail text,
    source text not null,
    primary key (programme, type, rang),
    foreign key (programme, type) references convention.type
);
comment on table convention.type_ouvre is 'Ce que sa signature ouvre';

create table convention.type_piece (
    programme text not null,
    type text not null,
    code text not null constraint code_lisible check (code ~ '^[a-z0-9_]+$'),
    rang smallint not null,
    libelle text not null,
    obligatoire boolean not null,
    primary key (programme, type, code),
    foreign key (programme, type) references convention.type
);

/* Une version du dossier d'une convention. La première porte son identité (id) ; les suivantes la nomment (racine). */
create table convention.convention (
    id uuid primary key default uuidv7(),
    racine uuid references convention.convention,
    reference text not null,
    programme text not null,
    type text not null,
    nature text not null constraint nature_connue check (nature in ('prise', 'constatee')),
    intitule text not null constraint intitule_rempli check (btrim(intitule) <> ''),
    objet text,
    organisation uuid,
    portee_par uuid references convention.convention,
    prend_effet_le date,
    fin_le date,
    document text,
    source text,
    citation text,
    deduction text,
    import uuid,
    visible_par text[] not null constraint visible_par_quelqu_un check (cardinality(visible_par) > 0),
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references convention.convention,
    annule boolean not null default false,
    foreign key (programme, type) references convention.type,
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null)),
    constraint annule_quelque_chose check (not annule or corrige_id is not null),
    constraint constat_source check (nature = 'prise' or source is not null or import is not null or portee_par is not null or coalesce(btrim(document), '') <> ''),
    constraint finit_apres_son_debut check (fin_le is null or prend_effet_le is null or prend_effet_le <= fin_le)
);
comment on table convention.convention is 'Les conventions, version par version ; le public ne lit que celles qui sont signées';
comment on column convention.convention.organisation is 'Celle qui tient le dossier (acces.v_organisation) ; absente d''un constat venu d''un document';
comment on column convention.convention.document is 'Le document d''après lequel une personne la constate, quand il n''est pas au registre des sources';
comment on column convention.convention.portee_par is 'La convention qui vaut celle-ci : signer l''une, c''est signer l''autre';
comment on column convention.convention.prend_effet_le is 'Absent : elle prend effet à sa signature';
create unique index convention_par_reference on convention.convention (reference) where racine is null;
create index convention_par_racine on convention.convention (racine) where racine is not null;
create index convention_par_type on convention.convention (programme, type);
create index convention_par_porteuse on convention.convention (portee_par) where portee_par is not null;
create index convention_par_import on convention.convention (import) where import is not null;
create index convention_visible on convention.convention using gin (visible_par);

/* Les lauréats d'une version : chacun a son horloge. */
create table convention.convention_laureat (
    version uuid not null references convention.convention,
    laureat uuid not null,
    rang smallint not null,
    primary key (version, laureat)
);
comment on table convention.convention_laureat is 'Les lauréats de chaque version d''une convention';
create index convention_laureat_par_laureat on convention.convention_laureat (laureat);

/* Ses parties. La clé, « commune:40197 », reste la même d'une version à l'autre : les actes la nomment. */
create table convention.convention_partie (
    version uuid not null references convention.convention,
    cle text not null constraint cle_lisible check (cle ~ '^[a-z0-9_]+:[A-Za-z0-9-]+$'),
    rang smallint not null,
    code text,
    nom text not null,
    nature text not null,
    organisation uuid,
    territoire_type text,
    territoire_code text,
    obligatoire boolean not null,
    qualite text not null constraint qualite_connue check (qualite in ('signataire', 'presence')),
    delibere boolean not null,
    primary key (version, cle),
    constraint territoire_entier check ((territoire_type is null) = (territoire_code is null))
);
comment on table convention.convention_partie is 'Les parties de chaque version d''une convention';
comment on column convention.convention_partie.code is 'La partie du type dont elle est ; absente si elle a été ajoutée';
create index convention_partie_par_organisation on convention.convention_partie (organisation) where organisation is not null;

/* Ce qui arrive à une convention. */
create table convention.acte (
    id uuid primary key default uuidv7(),
    convention uuid not null references convention.convention,
    genre text not null constraint genre_connu check (genre in (
        'concertation', 'comite', 'saisine', 'avis', 'deliberation', 'mise_en_signature', 'signature', 'publication',
        'avenant', 'derogation', 'resiliation', 'abandon')),
    nature text not null constraint nature_connue check (nature in ('pris', 'constate')),
    effet date not null,
    precision_date text not null default 'jour'
        constraint precision_connue check (precision_date in ('jour', 'mois', 'trimestre', 'annee', 'au_plus_tard')),
    partie text,
    etape text,
    sens text,
    rendu_par text,
    numero text,
    transmis_le date,
    publie_le date,
    signataire text,
    signataire_qualite text,
    mandat uuid,
    fin_le date,
    note text,
    motif text,
    acte_reference text,
    source text,
    citation text,
    deduction text,
    constatations text[] not null default '{}',
    import uuid,
    organisation uuid,
    visible_par text[] not null constraint visible_par_quelqu_un check (cardinality(visible_par) > 0),
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references convention.acte,
    annule boolean not null default false,
    constraint annule_quelque_chose check (not annule or corrige_id is not null),
    constraint deliberation_d_une_partie check (genre <> 'deliberation' or partie is not null),
    constraint sens_connu check (
        case genre when 'avis' then sens in ('favorable', 'reserve', 'defavorable')
                   when 'comite' then sens in ('valide', 'ajourne')
                   when 'deliberation' then sens in ('autorise', 'refuse')
                   else sens is null end),
    constraint pris_le_jour_dit check (nature = 'constate' or precision_date = 'jour'),
    constraint signature_nommee check (annule or nature = 'constate' or genre <> 'signature' or partie is not null and mandat is not null),
    constraint constat_reference check (
        annule or nature = 'pris' or coalesce(btrim(acte_reference), '') <> '' or source is not null or import is not null),
    constraint motive check (
        annule or nature = 'constate' or genre not in ('resiliation', 'abandon', 'derogation') or coalesce(btrim(motif), '') <> '')
);
comment on table convention.acte is 'Délibérations, avis, signatures, avenants… de chaque convention ; le public ne lit que ceux des conventions signées';
comment on column convention.acte.partie is 'La partie qui délibère ou signe ; absente d''une signature : toutes, sans que le document les détaille';
comment on column convention.acte.mandat is 'Celui que tenait le signataire ce jour-là (acces.v_mandat)';
comment on column convention.acte.transmis_le is 'Le jour où la délibération est parvenue au préfet ; avec sa publication, elle la rend exécutoire';
comment on column convention.acte.fin_le is 'Le nouveau terme que pose un avenant';
comment on column convention.acte.constatations is 'Ce que les gardes auraient dit d''un acte constaté';
create index acte_par_convention on convention.acte (convention);
create index acte_par_import on convention.acte (import) where import is not null;
create index acte_visible on convention.acte using gin (visible_par);
/* Ce qui ne se fait qu'une fois : la suivante corrige la première, ou rien ne s'écrit. */
create unique index acte_une_fois on convention.acte
    (convention, genre, coalesce(partie, ''), coalesce(etape, ''))
    where corrige_id is null and genre in (
        'deliberation', 'mise_en_signature', 'signature', 'publication', 'resiliation', 'abandon', 'derogation', 'avis', 'saisine');

/* Une correction ne peut ni cacher ni déplacer ce qu'elle corrige. */
create function convention.corriger_sans_cacher() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
declare corrigee record;
begin
    if tg_table_name = 'convention' then
        select c.visible_par, coalesce(c.racine, c.id) as objet into corrigee from convention.convention c where c.id = new.corrige_id;
        if not new.visible_par @> corrigee.visible_par or new.racine <> corrigee.objet then
            raise exception 'Une correction se lit partout où se lisait ce qu''elle corrige' using errcode = 'check_violation';
        end if;
    else
        select a.visible_par, a.convention as objet into corrigee from convention.acte a where a.id = new.corrige_id;
        if not new.visible_par @> corrigee.visible_par or new.convention <> corrigee.objet then
            raise exception 'Une correction se lit partout où se lisait ce qu''elle corrige' using errcode = 'check_violation';
        end if;
    end if;
    return new;
end
$corps$;
create trigger correction before insert on convention.convention
    for each row when (new.corrige_id is not null) execute function convention.corriger_sans_cacher();
create trigger correction before insert on convention.acte
    for each row when (new.corrige_id is not null) execute function convention.corriger_sans_cacher();

alter table convention.convention enable row level security;
alter table convention.convention_laureat enable row level security;
alter table convention.convention_partie enable row level security;
alter table convention.acte enable row level security;

create policy lire on convention.convention for select using (
    (select platform.est_service()) or visible_par && (select platform.cles() || array['public']));
create policy lire on convention.convention_laureat for select using (
    (select platform.est_service()) or version in (select c.id from convention.convention c));
create policy lire on convention.convention_partie for select using (
    (select platform.est_service()) or version in (select c.id from convention.convention c));
/* Une fois la convention publique, ses délibérations, ses signatures et ce qui la change le sont aussi ; les avis, non. */
create policy lire on convention.acte for select using (
    (select platform.est_service()) or visible_par && (select platform.cles())
    or genre in ('deliberation', 'signature', 'publication', 'avenant', 'derogation', 'resiliation')
       and convention in (select coalesce(c.racine, c.id) from convention.convention c where c.visible_par @> array['public']));

/* On n'écrit que ce que l'on verra, et sous son propre nom. */
create policy ajouter on convention.convention for insert with check (
    (select platform.est_service())
    or visible_par && (select platform.cles()) and saisi_par = (select platform.personne()));
create policy ajouter on convention.convention_laureat for insert with check (
    (select platform.est_service()) or version in (select c.id from convention.convention c));
create policy ajouter on convention.convention_partie for insert with check (
    (select platform.est_service()) or version in (select c.id from convention.convention c));
create policy ajouter on convention.acte for insert with check (
    (select platform.est_service())
    or visible_par && (select platform.cles()) and saisi_par = (select platform.personne()));
