-- Les comités : qui y siège se tient de ses mandats, ce qui s'y dit se range par réunion et par point de l'ordre du jour.
-- La composition à une date n'est écrite nulle part : un siège vaut tant que vaut aussi le mandat qui le porte.

/* Une version de ce qu'est un comité. La première porte son identité (id) ; les suivantes la nomment (racine). */
create table convention.comite (
    id uuid primary key default uuidv7(),
    racine uuid references convention.comite,
    reference text not null,
    nature text not null constraint nature_connue check (nature in ('projet', 'technique', 'financeurs')),
    nom text not null constraint nom_rempli check (btrim(nom) <> ''),
    programme text,
    region text,
    organisation uuid not null,
    cree_le date not null,
    quorum smallint constraint quorum_positif check (quorum > 0),
    quorum_texte text constraint quorum_texte_rempli check (btrim(quorum_texte) <> ''),
    visible_par text[] not null constraint visible_par_quelqu_un check (cardinality(visible_par) > 0),
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references convention.comite,
    annule boolean not null default false,
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null)),
    constraint annule_quelque_chose check (not annule or corrige_id is not null),
    constraint quorum_fonde check ((quorum is null) = (quorum_texte is null))
);
comment on table convention.comite is 'Les comités de projet, techniques et des financeurs, version par version';
comment on column convention.comite.programme is 'Absent : il suit ses villes dans tous les programmes';
comment on column convention.comite.region is 'La région qu''il suit tout entière ; absente s''il suit des lauréats';
comment on column convention.comite.cree_le is 'Le premier jour où il existe : il ne se réunit pas avant';
comment on column convention.comite.quorum is 'Combien de présents ou représentés il faut ; absent sans texte qui le dise';
comment on column convention.comite.quorum_texte is 'La référence du texte qui fixe le quorum';
create unique index comite_par_reference on convention.comite (reference) where racine is null;
create index comite_par_racine on convention.comite (racine) where racine is not null;
create index comite_visible on convention.comite using gin (visible_par);

create table convention.comite_laureat (
    version uuid not null references convention.comite,
    laureat uuid not null,
    rang smallint not null,
    primary key (version, laureat)
);
comment on table convention.comite_laureat is 'Les lauréats que suit chaque version d''un comité';
create index comite_laureat_par_laureat on convention.comite_laureat (laureat);

/* Un siège : tenu d'un mandat, pour une période. */
create table convention.comite_membre (
    id uuid primary key default uuidv7(),
    racine uuid references convention.comite_membre,
    comite uuid not null references convention.comite,
    mandat uuid not null,
    libelle text not null,
    organisation uuid not null,
    siege text not null constraint siege_connu check (siege in ('president', 'membre', 'invite')),
    du date not null,
    jusqu date,
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references convention.comite_membre,
    annule boolean not null default false,
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null)),
    constraint annule_quelque_chose check (not annule or corrige_id is not null),
    constraint finit_apres_son_debut check (jusqu is null or du <= jusqu)
);
comment on table convention.comite_membre is 'Les sièges de chaque comité, chacun tenu d''un mandat';
comment on column convention.comite_membre.mandat is 'Celui qui y siège (acces.v_mandat) : s''il finit, le siège finit ce jour-là';
comment on column convention.comite_membre.libelle is 'La fonction et l''organisation, telles qu''elles étaient à la nomination';
comment on column convention.comite_membre.jusqu is 'Le premier jour où il n''y siège plus ; absent tant qu''aucune fin n''est dite';
create index comite_membre_par_comite on convention.comite_membre (comite);
create index comite_membre_par_mandat on convention.comite_membre (mandat);
create index comite_membre_par_racine on convention.comite_membre (racine) where racine is not null;

/* Une version d'une réunion. */
create table convention.reunion (
    id uuid primary key default uuidv7(),
    racine uuid references convention.reunion,
    reference text not null,
    comite uuid not null references convention.comite,
    convoquee_le date,
    tenue_le date not null,
    heure time,
    lieu text not null constraint lieu_rempli check (btrim(lieu) <> ''),
    ordre_du_jour text[] not null constraint ordre_du_jour_rempli check (cardinality(ordre_du_jour) > 0),
    releve text,
    arrete_le date,
    motif text,
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references convention.reunion,
    annule boolean not null default false,
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null)),
    constraint annule_quelque_chose check (not annule or corrige_id is not null),
    constraint annulation_motivee check (not annule or coalesce(btrim(motif), '') <> ''),
    constraint convoquee_avant check (convoquee_le is null or convoquee_le <= tenue_le),
    constraint arrete_apres check (arrete_le is null or tenue_le <= arrete_le)
);
comment on table convention.reunion is 'Les réunions de chaque comité, version par version';
comment on column convention.reunion.tenue_le is 'Le jour de la réunion, prévu ou passé';
comment on column convention.reunion.heure is 'L''heure de Paris à laquelle elle commence, si elle est connue';
comment on column convention.reunion.releve is 'La note du relevé de décisions ; la pièce signée se joint à part';
comment on column convention.reunion.arrete_le is 'Le jour où le relevé de décisions est arrêté : rien ne change plus ensuite sans motif';
comment on column convention.reunion.motif is 'Pourquoi cette version corrige un relevé arrêté, ou pourquoi la réunion est annulée';
comment on column convention.reunion.annule is 'La réunion n''a pas lieu, ou n''a pas eu lieu : elle reste lisible, avec le motif';
create unique index reunion_par_reference on convention.reunion (reference) where racine is null;
create index reunion_par_comite on convention.reunion (comite);
create index reunion_par_racine on convention.reunion (racine) where racine is not null;

create table convention.presence (
    id uuid primary key default uuidv7(),
    reunion uuid not null references convention.reunion,
    membre uuid not null references convention.comite_membre,
    etat text not null constraint etat_connu check (etat in ('present', 'represente', 'excuse', 'absent')),
    represente_par text,
    motif text,
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references convention.presence,
    annule boolean not null default false,
    constraint annule_quelque_chose check (not annule or corrige_id is not null),
    constraint represente_par_quelqu_un check ((etat = 'represente') = (coalesce(btrim(represente_par), '') <> ''))
);
comment on table convention.presence is 'Qui était là, à chaque réunion ; qui n''y figure pas n''est dit ni présent ni absent';
comment on column convention.presence.annule is 'Ce siège n''est plus noté';
create unique index presence_une_fois on convention.presence (reunion, membre) where corrige_id is null;

create table convention.decision (
    id uuid primary key default uuidv7(),
    reunion uuid not null references convention.reunion,
    point smallint not null constraint point_positif check (point > 0),
    sens text not null constraint sens_connu check (sens in ('valide', 'ajourne', 'favorable', 'reserve', 'defavorable', 'prend_acte')),
    texte text not null constraint texte_rempli check (btrim(texte) <> ''),
    objet_genre text,
    objet uuid,
    objet_libelle text,
    motif text,
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references convention.decision,
    annule boolean not null default false,
    constraint annule_quelque_chose check (not annule or corrige_id is not null),
    constraint annulation_motivee check (not annule or coalesce(btrim(motif), '') <> ''),
    constraint objet_entier check (num_nonnulls(objet_genre, objet, objet_libelle) in (0, 3))
);
comment on table convention.decision is 'Ce que le comité a décidé, point par point';
comment on column convention.decision.point is 'Son rang dans l''ordre du jour, à partir de un';
comment on column convention.decision.objet is 'Ce que la décision a changé, s''il y a lieu : une convention…';
create unique index decision_une_fois on convention.decision (reunion, point) where corrige_id is null;
create index decision_par_objet on convention.decision (objet) where objet is not null;

/* Une correction ne peut ni cacher ni déplacer ce qu'elle corrige. */
create function convention.corriger_un_comite() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
declare meme boolean;
begin
    case tg_table_name
        when 'comite' then
            select new.visible_par @> c.visible_par and new.racine = coalesce(c.racine, c.id) and new.reference = c.reference into meme
              from convention.comite c where c.id = new.corrige_id;
        when 'comite_membre' then
            select new.comite = c.comite and new.mandat = c.mandat and new.racine = coalesce(c.racine, c.id) into meme
              from convention.comite_membre c where c.id = new.corrige_id;
        when 'reunion' then
            select new.comite = c.comite and new.reference = c.reference and new.racine = coalesce(c.racine, c.id) and not c.annule into meme
              from convention.reunion c where c.id = new.corrige_id;
            if meme and exists (select from convention.reunion c
                                 where c.id = new.corrige_id and c.arrete_le is not null
                                   and (new.arrete_le is null or coalesce(btrim(new.motif), '') = '')) then
                raise exception 'Un relevé arrêté le reste, et ne se corrige qu''avec un motif' using errcode = 'check_violation';
            end if;
        when 'presence' then
            select new.reunion = c.reunion and new.membre = c.membre into meme from convention.presence c where c.id = new.corrige_id;
        else
            select new.reunion = c.reunion and new.point = c.point into meme from convention.decision c where c.id = new.corrige_id;
    end case;
    if not meme then
        raise exception 'Une correction vise le même objet, et se lit partout où se lisait ce qu''elle corrige' using errcode = 'check_violation';
    end if;
    return new;
end
$corps$;
create trigger correction before insert on convention.comite
    for each row when (new.corrige_id is not null) execute function convention.corriger_un_comite();
create trigger correction before insert on convention.comite_membre
    for each row when (new.corrige_id is not null) execute function convention.corriger_un_comite();
create trigger correction before insert on convention.reunion
    for each row when (new.corrige_id is not null) execute function convention.corriger_un_comite();
create trigger correction before insert on convention.presence
    for each row when (new.corrige_id is not null) execute function convention.corriger_un_comite();
create trigger correction before insert on convention.decision
    for each row when (new.corrige_id is not null) execute function convention.corriger_un_comite();

/* Une fois le relevé arrêté, plus rien ne s'écrit de la réunion sans motif. L'instant de la saisie tranche : une archive se recharge. */
create function convention.motiver_apres_le_releve() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    if coalesce(btrim(new.motif), '') = ''
       and exists (select from convention.reunion r
                    where coalesce(r.racine, r.id) = new.reunion and r.arrete_le is not null and r.saisi_le < new.saisi_le) then
        raise exception 'Le relevé de cette réunion est arrêté : écrivez le motif' using errcode = 'check_violation';
    end if;
    return new;
end
$corps$;
create trigger motif before insert on convention.presence for each row execute function convention.motiver_apres_le_releve();
create trigger motif before insert on convention.decision for each row execute function convention.motiver_apres_le_releve();

/* Siéger ne montre d'un mandat que sa période, et seulement à qui lit le comité : le mandat lui-même reste réservé. */
create function convention.periode_du_siege(le_mandat uuid) returns table (du date, jusqu date)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    return query
        select m.du, m.jusqu from acces.v_mandat m
         where m.id = le_mandat
           and exists (select from convention.comite_membre s
                         join convention.comite c on coalesce(c.racine, c.id) = s.comite
                        where s.mandat = le_mandat and (platform.est_service() or c.visible_par && platform.cles()));
end
$corps$;
revoke execute on function convention.periode_du_siege(uuid) from public;
grant execute on function convention.periode_du_siege(uuid) to halle_app;

alter table convention.comite enable row level security;
alter table convention.comite_laureat enable row level security;
alter table convention.comite_membre enable row level security;
alter table convention.reunion enable row level security;
alter table convention.presence enable row level security;
alter table convention.decision enable row level security;

create policy lire on convention.comite for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy lire on convention.comite_laureat for select using (
    (select platform.est_service()) or version in (select c.id from convention.comite c));
create policy lire on convention.comite_membre for select using (
    (select platform.est_service()) or comite in (select coalesce(c.racine, c.id) from convention.comite c));
create policy lire on convention.reunion for select using (
    (select platform.est_service()) or comite in (select coalesce(c.racine, c.id) from convention.comite c));
create policy lire on convention.presence for select using (
    (select platform.est_service()) or reunion in (select coalesce(r.racine, r.id) from convention.reunion r));
create policy lire on convention.decision for select using (
    (select platform.est_service()) or reunion in (select coalesce(r.racine, r.id) from convention.reunion r));

/* On n'écrit que ce que l'on verra, et sous son propre nom. */
create policy ajouter on convention.comite for insert with check (
    (select platform.est_service()) or visible_par && (select platform.cles()) and saisi_par = (select platform.personne()));
create policy ajouter on convention.comite_laureat for insert with check (
    (select platform.est_service()) or version in (select c.id from convention.comite c));
create policy ajouter on convention.comite_membre for insert with check (
    (select platform.est_service())
    or comite in (select coalesce(c.racine, c.id) from convention.comite c) and saisi_par = (select platform.personne()));
create policy ajouter on convention.reunion for insert with check (
    (select platform.est_service())
    or comite in (select coalesce(c.racine, c.id) from convention.comite c) and saisi_par = (select platform.personne()));
create policy ajouter on convention.presence for insert with check (
    (select platform.est_service())
    or reunion in (select coalesce(r.racine, r.id) from convention.reunion r) and saisi_par = (select platform.personne()));
create policy ajouter on convention.decision for insert with check (
    (select platform.est_service())
    or reunion in (select coalesce(r.racine, r.id) from convention.reunion r) and saisi_par = (select platform.personne()));
