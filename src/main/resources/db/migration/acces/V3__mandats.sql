-- Faire entrer les personnes, et les faire sortir : invitations, demandes d'accès, renouvellements, passations. On ajoute des lignes,
-- on n'en change pas ; la suite d'une invitation ou d'une demande est une ligne à part, et sa clé fait qu'il n'y en a qu'une.

/* L'organisation d'un territoire naît quand on en a besoin : deux personnes qui la font naître à la fois font naître la même. */
create unique index organisation_unique_du_territoire on acces.organisation (nature, territoire_type, territoire_code)
    where racine is null and source = 'annuaire';

/* Qui ouvre et ferme les comptes voit les personnes et leurs mandats, partout, et rien des dossiers : c'est le niveau « comptes ». */
create function acces.tient_les_comptes() returns boolean
    language sql stable parallel restricted
    set search_path = pg_catalog, pg_temp
    return 'comptes:-:nation:france' = any (platform.cles());

create policy lire_les_comptes on acces.utilisateur for select using ((select acces.tient_les_comptes()));
create policy lire_les_comptes on acces.identite for select using ((select acces.tient_les_comptes()));
create policy lire_les_comptes on acces.mandat for select using ((select acces.tient_les_comptes()));
create policy lire_les_comptes on acces.delegation for select using ((select acces.tient_les_comptes()));
create policy lire_les_comptes on acces.habilitation for select using ((select acces.tient_les_comptes()));
create policy tenir_les_comptes on acces.mandat for insert with check ((select acces.tient_les_comptes()));
create policy tenir_les_comptes on acces.delegation for insert with check ((select acces.tient_les_comptes()));
create policy tenir_les_comptes on acces.habilitation for insert with check ((select acces.tient_les_comptes()));

create table acces.invitation (
    id uuid primary key,
    empreinte bytea not null unique constraint empreinte_sha256 check (octet_length(empreinte) = 32),
    organisation uuid not null references acces.organisation,
    prenom text not null,
    nom text not null,
    courriel text not null,
    fonction text not null constraint fonction_remplie check (btrim(fonction) <> ''),
    role text not null,
    territoire_type acces.territoire_type not null,
    territoire_code text not null,
    programme text,
    du date not null,
    jusqu date,
    designation text not null constraint designation_remplie check (btrim(designation) <> ''),
    auteur uuid references acces.utilisateur,
    habilitation uuid references acces.habilitation,
    qualite text not null,
    visible_par text[] not null,
    saisi_le timestamptz not null default clock_timestamp(),
    expire_le timestamptz not null,
    constraint periode_ordonnee check (jusqu is null or du <= jusqu),
    constraint chapeau_de_l_auteur check ((auteur is null) = (habilitation is null)),
    constraint quatorze_jours_au_plus check (expire_le <= saisi_le + interval '14 days 1 minute')
);
comment on table acces.invitation is 'Réservée : les invitations ; le jeton n''y est pas, seulement son empreinte';
comment on column acces.invitation.id is 'Tiré par le formulaire : l''envoyer deux fois n''invite qu''une fois';
comment on column acces.invitation.habilitation is 'Le chapeau sous lequel on invite : l''invitation ne vaut que tant qu''il vaut';
create index invitation_visible on acces.invitation using gin (visible_par);
create index invitation_par_organisation on acces.invitation (organisation);

create table acces.invitation_suite (
    invitation uuid primary key references acces.invitation,
    issue text not null constraint issue_connue check (issue in ('acceptee', 'retiree')),
    utilisateur uuid references acces.utilisateur,
    mandat uuid references acces.mandat,
    saisi_le timestamptz not null default clock_timestamp(),
    constraint acceptee_par_quelqu_un check (issue <> 'acceptee' or utilisateur is not null and mandat is not null)
);
comment on table acces.invitation_suite is 'Réservée : ce que chaque invitation est devenue ; une seule issue';

create table acces.demande (
    id uuid primary key,
    reference text not null unique,
    utilisateur uuid references acces.utilisateur,
    prenom text not null,
    nom text not null,
    courriel text not null,
    organisation uuid not null references acces.organisation,
    fonction text not null constraint fonction_remplie check (btrim(fonction) <> ''),
    role text not null,
    territoire_type acces.territoire_type not null,
    territoire_code text not null,
    programme text,
    du date not null,
    jusqu date,
    message text not null,
    visible_par text[] not null,
    saisi_le timestamptz not null default clock_timestamp(),
    constraint message_court check (length(message) <= 2000),
    constraint periode_ordonnee check (jusqu is null or du <= jusqu)
);
comment on table acces.demande is 'Réservée : les demandes d''accès';
comment on column acces.demande.utilisateur is 'Absent : la personne n''a pas encore de compte, son adresse est garantie par son fournisseur d''identité';
create index demande_visible on acces.demande using gin (visible_par);
create index demande_par_courriel on acces.demande (lower(courriel));

create table acces.demande_reponse (
    demande uuid primary key references acces.demande,
    reponse text not null constraint reponse_connue check (reponse in ('accordee', 'refusee', 'retiree')),
    motif text not null,
    mandat uuid references acces.mandat,
    auteur uuid references acces.utilisateur,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    constraint un_refus_se_motive check (reponse <> 'refusee' or btrim(motif) <> '')
);
comment on table acces.demande_reponse is 'Réservée : la réponse à chaque demande d''accès ; une seule';

create table acces.renouvellement (
    id uuid primary key,
    reference text not null unique,
    jour date not null,
    motif text not null constraint motif_rempli check (btrim(motif) <> ''),
    fichier text,
    sha256 text,
    lues integer not null,
    hors_territoire integer not null,
    visible_par text[] not null,
    auteur uuid references acces.utilisateur,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp()
);
comment on table acces.renouvellement is 'Réservée : les renouvellements préparés ; sans suite, rien n''a changé';
comment on column acces.renouvellement.jour is 'Le premier jour où les mandats ne valent plus';
create index renouvellement_visible on acces.renouvellement using gin (visible_par);

create table acces.renouvellement_ligne (
    renouvellement uuid not null references acces.renouvellement,
    territoire_type acces.territoire_type not null,
    territoire_code text not null,
    prenom text,
    nom text,
    fonction text,
    mandat_du date,
    fonction_du date,
    primary key (renouvellement, territoire_type, territoire_code)
);
comment on table acces.renouvellement_ligne is 'Réservée : les collectivités d''un renouvellement, et l''élu que le fichier y donne';

create table acces.renouvellement_suite (
    renouvellement uuid not null references acces.renouvellement,
    nature text not null constraint nature_connue check (nature in ('prononce', 'defait')),
    auteur uuid references acces.utilisateur,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    primary key (renouvellement, nature)
);
comment on table acces.renouvellement_suite is 'Réservée : un renouvellement se prononce une fois, et se défait une fois';

create table acces.renouvellement_mandat (
    renouvellement uuid not null references acces.renouvellement,
    mandat uuid not null references acces.mandat,
    version uuid not null references acces.mandat,
    reconduit uuid references acces.mandat,
    primary key (renouvellement, mandat)
);
comment on table acces.renouvellement_mandat is 'Réservée : les mandats qu''un renouvellement a finis, et celui qui suit quand la personne est reconduite';
comment on column acces.renouvellement_mandat.version is 'La ligne que le renouvellement a écrite';

create table acces.passation (
    id uuid primary key,
    reference text not null unique,
    de uuid not null references acces.mandat,
    a uuid not null references acces.mandat,
    motif text not null constraint motif_rempli check (btrim(motif) <> ''),
    visible_par text[] not null,
    auteur uuid references acces.utilisateur,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    constraint a_un_autre check (de <> a)
);
comment on table acces.passation is 'Réservée : ce qui attendait une personne, confié à une autre en un acte';
create index passation_visible on acces.passation using gin (visible_par);
create index passation_par_mandat on acces.passation (de);

create table acces.passation_objet (
    passation uuid not null references acces.passation,
    genre text not null,
    objet text not null,
    libelle text not null,
    primary key (passation, genre, objet)
);
comment on table acces.passation_objet is 'Réservée : chaque chose confiée par une passation';

alter table acces.invitation enable row level security;
alter table acces.invitation_suite enable row level security;
alter table acces.demande enable row level security;
alter table acces.demande_reponse enable row level security;
alter table acces.renouvellement enable row level security;
alter table acces.renouvellement_ligne enable row level security;
alter table acces.renouvellement_suite enable row level security;
alter table acces.renouvellement_mandat enable row level security;
alter table acces.passation enable row level security;
alter table acces.passation_objet enable row level security;

create policy lire on acces.invitation for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()) or (select acces.tient_les_comptes()));
create policy ajouter on acces.invitation for insert with check (
    (select platform.est_service()) or auteur = (select platform.personne())
    and (visible_par && (select platform.cles()) or (select acces.tient_les_comptes())));
create policy lire on acces.demande for select using (
    (select platform.est_service()) or utilisateur = (select platform.personne())
    or visible_par && (select platform.cles()) or (select acces.tient_les_comptes()));
create policy ajouter on acces.demande for insert with check (
    (select platform.est_service()) or utilisateur = (select platform.personne()));
create policy lire on acces.renouvellement for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()) or (select acces.tient_les_comptes()));
create policy ajouter on acces.renouvellement for insert with check (
    (select platform.est_service()) or auteur = (select platform.personne())
    and (visible_par && (select platform.cles()) or (select acces.tient_les_comptes())));
create policy lire on acces.passation for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()) or (select acces.tient_les_comptes()));
create policy ajouter on acces.passation for insert with check (
    (select platform.est_service()) or auteur = (select platform.personne())
    and (visible_par && (select platform.cles()) or (select acces.tient_les_comptes())));

/* Une suite se lit et s'écrit par qui voit ce dont elle est la suite. */
create policy lire on acces.invitation_suite for select using (
    (select platform.est_service()) or invitation in (select i.id from acces.invitation i));
create policy ajouter on acces.invitation_suite for insert with check (
    (select platform.est_service()) or invitation in (select i.id from acces.invitation i));
create policy lire on acces.demande_reponse for select using (
    (select platform.est_service()) or demande in (select d.id from acces.demande d));
create policy ajouter on acces.demande_reponse for insert with check (
    (select platform.est_service()) or auteur = (select platform.personne()) and demande in (select d.id from acces.demande d));
create policy lire on acces.renouvellement_ligne for select using (
    (select platform.est_service()) or renouvellement in (select r.id from acces.renouvellement r));
create policy ajouter on acces.renouvellement_ligne for insert with check (
    (select platform.est_service()) or renouvellement in (select r.id from acces.renouvellement r));
create policy lire on acces.renouvellement_suite for select using (
    (select platform.est_service()) or renouvellement in (select r.id from acces.renouvellement r));
create policy ajouter on acces.renouvellement_suite for insert with check (
    (select platform.est_service())
    or auteur = (select platform.personne()) and renouvellement in (select r.id from acces.renouvellement r));
create policy lire on acces.renouvellement_mandat for select using (
    (select platform.est_service()) or renouvellement in (select r.id from acces.renouvellement r));
create policy ajouter on acces.renouvellement_mandat for insert with check (
    (select platform.est_service()) or renouvellement in (select r.id from acces.renouvellement r));
create policy lire on acces.passation_objet for select using (
    (select platform.est_service()) or passation in (select p.id from acces.passation p));
create policy ajouter on acces.passation_objet for insert with check (
    (select platform.est_service()) or passation in (select p.id from acces.passation p));

grant select, insert on acces.invitation, acces.invitation_suite, acces.demande, acces.demande_reponse, acces.renouvellement,
    acces.renouvellement_ligne, acces.renouvellement_suite, acces.renouvellement_mandat, acces.passation, acces.passation_objet
    to halle_app;

/* Où en est chaque invitation. */
create view acces.v_invitation with (security_invoker = true) as
    select i.id, i.organisation, i.prenom, i.nom, i.courriel, i.fonction, i.role, i.territoire_type, i.territoire_code, i.programme,
           i.du, i.jusqu, i.designation, i.auteur, i.habilitation, i.qualite, i.visible_par, i.saisi_le, i.expire_le,
           case when s.issue is not null then s.issue when i.expire_le <= current_timestamp then 'perimee' else 'en_attente' end as etat,
           s.utilisateur, s.mandat, s.saisi_le as fini_le
      from acces.invitation i
      left join acces.invitation_suite s on s.invitation = i.id;

create view acces.v_demande with (security_invoker = true) as
    select d.id, d.reference, d.utilisateur, d.prenom, d.nom, d.courriel, d.organisation, d.fonction, d.role, d.territoire_type,
           d.territoire_code, d.programme, d.du, d.jusqu, d.message, d.visible_par, d.saisi_le,
           coalesce(r.reponse, 'en_attente') as etat, r.motif, r.mandat, r.qualite, r.saisi_le as repondu_le
      from acces.demande d
      left join acces.demande_reponse r on r.demande = d.id;

create view acces.v_renouvellement with (security_invoker = true) as
    select r.id, r.reference, r.jour, r.motif, r.fichier, r.sha256, r.lues, r.hors_territoire, r.visible_par, r.auteur, r.qualite,
           r.saisi_le, p.saisi_le as prononce_le, p.qualite as prononce_par, d.saisi_le as defait_le, d.qualite as defait_par,
           case when d.saisi_le is not null then 'defait' when p.saisi_le is not null then 'prononce' else 'prepare' end as etat
      from acces.renouvellement r
      left join acces.renouvellement_suite p on p.renouvellement = r.id and p.nature = 'prononce'
      left join acces.renouvellement_suite d on d.renouvellement = r.id and d.nature = 'defait';

grant select on acces.v_invitation, acces.v_demande, acces.v_renouvellement to halle_app;
