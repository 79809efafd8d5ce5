-- La sélection : des candidatures, ce qu'on en pense, ce qu'on en décide, ce qu'on en publie ; puis les actes qui changent un
-- lauréat. Une fiche et un acte ne se modifient pas : une ligne nouvelle nomme celle qu'elle corrige.

/* Une version de la fiche d'une candidature. La première porte son identité (id) ; les suivantes la nomment (racine). */
create table programme.candidature (
    id uuid primary key default uuidv7(),
    racine uuid references programme.candidature,
    reference text not null,
    programme text not null references programme.programme,
    organisation uuid not null,
    depositaire uuid,
    epci text[] not null default '{}',
    partenaires uuid[] not null default '{}',
    motif text,
    centralite text,
    fragilites text,
    projet text,
    visible_par text[] not null constraint visible_par_quelqu_un check (cardinality(visible_par) > 0),
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.candidature,
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null))
);
comment on table programme.candidature is 'Réservée : les candidatures, version par version ; le brouillon à son équipe, puis aux services';
comment on column programme.candidature.organisation is 'Celle qui la tient (acces.v_organisation)';
comment on column programme.candidature.depositaire is 'Celle qui la déposera, quand ce n''est pas celle qui la tient : elle lit aussi le brouillon';
comment on column programme.candidature.partenaires is 'Les organisations qu''elle nomme : elles lisent et donnent leur avis';
comment on column programme.candidature.qualite is 'Sous quel chapeau la version a été écrite, en toutes lettres';
create unique index candidature_par_reference on programme.candidature (reference) where racine is null;
create index candidature_par_racine on programme.candidature (racine) where racine is not null;
create index candidature_par_programme on programme.candidature (programme) where racine is null;
create index candidature_visible on programme.candidature using gin (visible_par);

/* Les communes d'une version, avec leur population relevée à l'entrée : c'est elle que le seuil regarde. */
create table programme.candidature_commune (
    version uuid not null references programme.candidature,
    rang smallint not null,
    commune text not null,
    habitants integer constraint habitants_positifs check (habitants >= 0),
    population_source text,
    visible_par text[] not null,
    primary key (version, commune),
    constraint population_sourcee check ((habitants is null) = (population_source is null))
);
comment on table programme.candidature_commune is 'Réservée : les communes de chaque version d''une candidature';
comment on column programme.candidature_commune.habitants is 'Absent : non renseigné, ce qui n''est pas zéro';
create index candidature_commune_visible on programme.candidature_commune using gin (visible_par);
create index candidature_commune_par_commune on programme.candidature_commune (commune);

/* Une sélection publiée d'un coup, région par région. */
create table programme.selection (
    id uuid primary key default uuidv7(),
    reference text not null unique,
    programme text not null references programme.programme,
    cohorte text not null,
    territoire_type text not null,
    territoire_code text not null,
    effet date not null,
    nature text not null constraint nature_connue check (nature in ('pris', 'constate')),
    acte_reference text not null constraint acte_nomme check (btrim(acte_reference) <> ''),
    source text not null,
    qualite text not null,
    saisi_par uuid,
    saisi_le timestamptz not null default clock_timestamp(),
    foreign key (programme, cohorte) references programme.cohorte
);
comment on column programme.selection.source is 'L''acte de publication, au registre des sources';
create index selection_par_programme on programme.selection (programme);

/* Ce qui fait avancer une candidature. L'état n'est écrit nulle part : il se déduit de ces lignes. */
create table programme.candidature_acte (
    id uuid primary key default uuidv7(),
    candidature uuid not null references programme.candidature,
    genre text not null constraint genre_connu check (genre in ('depot', 'avis', 'remontee', 'decision', 'retrait', 'publication')),
    nature text not null constraint nature_connue check (nature in ('pris', 'constate')),
    effet date not null,
    sens text,
    rendu_par text,
    organisation uuid,
    note text,
    motif text,
    acte_reference text,
    derogation text,
    constatations text[] not null default '{}',
    selection uuid references programme.selection,
    laureat uuid references programme.laureat,
    qualite text not null,
    visible_par text[] not null constraint visible_par_quelqu_un check (cardinality(visible_par) > 0),
    saisi_par uuid,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.candidature_acte,
    annule boolean not null default false,
    constraint sens_connu check (
        case genre when 'avis' then sens in ('favorable', 'reserve', 'defavorable')
                   when 'decision' then sens in ('retenue', 'ecartee')
                   else sens is null end),
    constraint avis_rendu_par_quelqu_un check ((genre = 'avis') = (rendu_par is not null)),
    constraint decision_motivee check (
        annule or nature = 'constate' or genre <> 'decision' or coalesce(btrim(motif), '') <> '' and coalesce(btrim(acte_reference), '') <> ''),
    constraint constat_reference check (annule or nature = 'pris' or coalesce(btrim(acte_reference), '') <> ''),
    constraint publication_d_une_selection check (
        genre = 'publication' and selection is not null and laureat is not null
        or genre <> 'publication' and selection is null and laureat is null),
    constraint annule_quelque_chose check (not annule or corrige_id is not null)
);
comment on table programme.candidature_acte is 'Réservée : dépôt, avis, remontée, décision, retrait et publication de chaque candidature';
comment on column programme.candidature_acte.nature is 'pris : dans Halle, ses gardes valent ; constate : pris ailleurs, entré à sa vraie date';
comment on column programme.candidature_acte.constatations is 'Ce que les gardes auraient dit d''un acte constaté';
create index candidature_acte_par_candidature on programme.candidature_acte (candidature);
create index candidature_acte_par_selection on programme.candidature_acte (selection) where selection is not null;
create index candidature_acte_visible on programme.candidature_acte using gin (visible_par);
/* Une candidature n'est décidée qu'une fois : la décision suivante corrige la première, ou rien ne s'écrit. */
create unique index candidature_acte_une_fois on programme.candidature_acte (candidature, genre, coalesce(rendu_par, ''))
    where corrige_id is null;

/* Ce qui change un lauréat déjà publié : retrait de la qualité, réunion, commune nouvelle, conflit tranché. */
create table programme.acte_laureat (
    id uuid primary key default uuidv7(),
    laureat uuid not null references programme.laureat,
    vers uuid references programme.laureat,
    genre text not null constraint genre_connu check (genre in ('retrait', 'reunion', 'commune_nouvelle', 'maintien')),
    effet date not null,
    ancienne text,
    nouvelle text,
    motif text not null constraint motif_rempli check (btrim(motif) <> ''),
    acte_reference text,
    source text not null,
    qualite text not null,
    saisi_par uuid,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references programme.acte_laureat,
    annule boolean not null default false,
    constraint reunion_a_un_autre check ((genre = 'reunion') = (vers is not null) and vers <> laureat),
    constraint commune_remplacee check ((genre = 'commune_nouvelle') = (ancienne is not null and nouvelle is not null)),
    constraint annule_quelque_chose check (annule = (corrige_id is not null))
);
comment on column programme.acte_laureat.vers is 'Le lauréat qui continue celui-ci';
create index acte_laureat_par_laureat on programme.acte_laureat (laureat);
create index acte_laureat_par_suite on programme.acte_laureat (vers) where vers is not null;

/* L'acte qui a écrit chaque fait : le défaire, c'est corriger tous ceux-là. */
alter table programme.qualite add column acte uuid;
alter table programme.composition add column acte uuid;
alter table programme.alias add column acte uuid;
alter table programme.conflit add column acte uuid;
create index qualite_par_acte on programme.qualite (acte) where acte is not null;
create index composition_par_acte on programme.composition (acte) where acte is not null;
create index alias_par_acte on programme.alias (acte) where acte is not null;
create index conflit_par_acte on programme.conflit (acte) where acte is not null;

/* Vrai si cette personne a écrit la fiche ou déposé la candidature : elle n'en décide pas. Lit aussi les brouillons, que celui
   qui décide ne voit pas. */
create function programme.a_prepare(la_candidature uuid, la_personne uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    return exists (select from programme.candidature c
                    where la_candidature in (c.id, c.racine) and c.saisi_par = la_personne)
        or exists (select from programme.candidature_acte a
                    where a.candidature = la_candidature and a.genre = 'depot' and a.saisi_par = la_personne);

/* Les candidatures déposées, ni retirées ni écartées ni publiées, qui portent déjà l'une de ces communes dans ce programme. */
create function programme.candidatures_concurrentes(le_programme text, les_communes text[], sauf uuid)
    returns table (commune text, reference text)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    begin atomic
        select m.commune, r.reference
          from programme.candidature r
          join programme.candidature v on r.id = coalesce(v.racine, v.id)
           and not exists (select from programme.candidature s where s.corrige_id = v.id)
          join programme.candidature_commune m on m.version = v.id
         where r.racine is null and r.programme = le_programme and r.id is distinct from sauf and m.commune = any (les_communes)
           and exists (select from programme.candidature_acte a
                        where a.candidature = r.id and a.genre = 'depot' and not a.annule
                          and not exists (select from programme.candidature_acte c where c.corrige_id = a.id))
           and not exists (select from programme.candidature_acte a
                            where a.candidature = r.id and not a.annule
                              and (a.genre in ('retrait', 'publication') or a.sens = 'ecartee')
                              and not exists (select from programme.candidature_acte c where c.corrige_id = a.id));
    end;

/* Qui prépare ne décide pas, quoi que dise le code. Un acte constaté n'est pas une décision de qui le saisit. */
create function programme.separer_les_taches() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    if new.genre = 'decision' and new.nature = 'pris' and not new.annule and new.saisi_par is not null
       and programme.a_prepare(new.candidature, new.saisi_par) then
        raise exception 'Qui prépare une candidature ne la décide pas' using errcode = 'check_violation', constraint = 'qui_prepare_ne_decide_pas';
    end if;
    return new;
end
$corps$;
create trigger separation before insert on programme.candidature_acte
    for each row execute function programme.separer_les_taches();

/* Une correction ne peut ni cacher ni déplacer ce qu'elle corrige. */
create function programme.corriger_sans_cacher() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
declare corrigee record;
begin
    if tg_table_name = 'candidature' then
        select c.visible_par, coalesce(c.racine, c.id) as objet into corrigee from programme.candidature c where c.id = new.corrige_id;
        if not new.visible_par @> corrigee.visible_par or new.racine <> corrigee.objet then
            raise exception 'Une correction se lit partout où se lisait ce qu''elle corrige' using errcode = 'check_violation';
        end if;
    else
        select a.visible_par, a.candidature as objet into corrigee from programme.candidature_acte a where a.id = new.corrige_id;
        if not new.visible_par @> corrigee.visible_par or new.candidature <> corrigee.objet then
            raise exception 'Une correction se lit partout où se lisait ce qu''elle corrige' using errcode = 'check_violation';
        end if;
    end if;
    return new;
end
$corps$;
create trigger correction before insert on programme.candidature
    for each row when (new.corrige_id is not null) execute function programme.corriger_sans_cacher();
create trigger correction before insert on programme.candidature_acte
    for each row when (new.corrige_id is not null) execute function programme.corriger_sans_cacher();

alter table programme.candidature enable row level security;
alter table programme.candidature_commune enable row level security;
alter table programme.candidature_acte enable row level security;
alter table programme.selection enable row level security;
alter table programme.acte_laureat enable row level security;

create policy lire on programme.candidature for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy lire on programme.candidature_commune for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy lire on programme.candidature_acte for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy lire on programme.selection for select using (true);
create policy lire on programme.acte_laureat for select using (true);

/* On n'écrit que ce que l'on verra, et sous son propre nom. */
create policy ajouter on programme.candidature for insert with check (
    (select platform.est_service())
    or visible_par && (select platform.cles()) and saisi_par = (select platform.personne()));
create policy ajouter on programme.candidature_commune for insert with check (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy ajouter on programme.candidature_acte for insert with check (
    (select platform.est_service())
    or visible_par && (select platform.cles()) and saisi_par = (select platform.personne()));
create policy ajouter on programme.selection for insert with check (
    (select platform.est_service()) or saisi_par = (select platform.personne()));
create policy ajouter on programme.acte_laureat for insert with check (
    (select platform.est_service()) or saisi_par = (select platform.personne()));
