-- Les pièces jointes : des contenus, rangés une fois chacun en morceaux d'un mébioctet sous leur SHA-256 ; et des pièces, ligne par
-- ligne, qui disent de quel objet elles sont, dans quelle version, et qui les lit. Rien ne s'y change ni ne s'y efface.

create table document.contenu (
    empreinte text collate "C" primary key constraint empreinte_sha256 check (empreinte ~ '^[0-9a-f]{64}$'),
    octets bigint not null constraint octets_positifs check (octets > 0),
    morceaux integer not null,
    saisi_le timestamptz not null default clock_timestamp(),
    constraint morceaux_d_un_mio check (morceaux = (octets + 1048575) / 1048576)
);
comment on table document.contenu is 'Réservée : un contenu déposé, une seule fois quel que soit le nombre de pièces qui le portent';

create table document.morceau (
    empreinte text collate "C" not null references document.contenu,
    rang integer not null constraint rang_positif check (rang > 0),
    octets bytea not null constraint un_mio_au_plus check (octet_length(octets) between 1 and 1048576),
    primary key (empreinte, rang)
);
comment on table document.morceau is 'Réservée : les octets des contenus, par morceaux d''un mébioctet';
-- Ce qui est déjà compressé ne se compresse pas deux fois.
alter table document.morceau alter column octets set storage external;

/* Une ligne de la vie d'une pièce. La première porte son identité (id) ; les suivantes la nomment (racine). Remplacer ajoute une
   version ; figer, ouvrir et annuler ajoutent une ligne à la version en place. */
create table document.piece (
    id uuid primary key default uuidv7(),
    racine uuid references document.piece,
    reference text not null,
    objet_genre text not null constraint genre_lisible check (objet_genre ~ '^[a-z][a-z0-9_-]*$'),
    objet uuid not null,
    code text not null constraint code_lisible check (code ~ '^[a-z0-9_]+$'),
    seule boolean not null,
    libelle text not null constraint libelle_rempli check (btrim(libelle) <> ''),
    version integer not null constraint version_positive check (version > 0),
    nom text not null constraint nom_rempli check (btrim(nom) <> ''),
    type text not null,
    empreinte text collate "C" not null references document.contenu,
    fige boolean not null default false,
    annule boolean not null default false,
    motif text,
    depose_le timestamptz not null default clock_timestamp(),
    depose_par text not null,
    visible_par text[] not null constraint visible_par_quelqu_un check (cardinality(visible_par) > 0),
    saisi_par uuid,
    qualite text not null,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references document.piece,
    constraint corrige_sa_racine check ((corrige_id is null) = (racine is null)),
    constraint commence_a_un check (corrige_id is not null or version = 1 and not annule and not fige),
    constraint annulation_motivee check (not annule or coalesce(btrim(motif), '') <> ''),
    constraint figee_ou_annulee check (not (fige and annule))
);
comment on table document.piece is 'Les pièces de chaque objet, version par version ; le public ne lit que celles qui lui sont ouvertes';
comment on column document.piece.objet is 'L''objet d''un autre module, nommé par son genre : lui seul dit qui lit et qui dépose';
comment on column document.piece.seule is 'L''objet n''a qu''une pièce de ce code : la suivante la remplace';
comment on column document.piece.fige is 'Signée, ou arrêtée : elle ne se remplace ni ne s''annule plus';
comment on column document.piece.depose_par is 'Le chapeau, en toutes lettres, sous lequel cette version a été déposée';
create unique index piece_par_reference on document.piece (reference) where racine is null;
create unique index piece_seule_de_son_code on document.piece (objet_genre, objet, code) where racine is null and seule;
create index piece_par_objet on document.piece (objet_genre, objet);
create index piece_par_racine on document.piece (racine) where racine is not null;
create index piece_par_empreinte on document.piece (empreinte);
create index piece_visible on document.piece using gin (visible_par);

/* Un contenu entre entier ou n'entre pas. */
create function document.exiger_entier() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    if (select (count(*), coalesce(sum(octet_length(m.octets)), 0)) is distinct from (new.morceaux::bigint, new.octets)
          from document.morceau m where m.empreinte = new.empreinte) then
        raise exception 'Le contenu % n''a pas tous ses morceaux', new.empreinte
            using errcode = 'check_violation', constraint = 'contenu_entier';
    end if;
    return null;
end
$corps$;
create constraint trigger entier after insert on document.contenu
    deferrable initially deferred for each row execute function document.exiger_entier();

/* Rien ne s'ajoute derrière le dernier morceau. */
create function document.exiger_son_rang() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    if not exists (select from document.contenu c where c.empreinte = new.empreinte and new.rang <= c.morceaux) then
        raise exception 'Ce contenu n''a pas de morceau %', new.rang using errcode = 'check_violation', constraint = 'morceau_de_trop';
    end if;
    return new;
end
$corps$;
create trigger rang before insert on document.morceau for each row execute function document.exiger_son_rang();

/* La suite d'une pièce : la même pièce, lue au moins partout où elle l'était ; figée, elle ne fait plus que s'ouvrir. */
create function document.suivre() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
declare avant document.piece;
begin
    select p.* into avant from document.piece p where p.id = new.corrige_id;
    if new.racine <> coalesce(avant.racine, avant.id)
       or (new.reference, new.objet_genre, new.objet, new.code, new.seule)
          <> (avant.reference, avant.objet_genre, avant.objet, avant.code, avant.seule) then
        raise exception 'Une version suit la pièce qu''elle nomme' using errcode = 'check_violation', constraint = 'meme_piece';
    end if;
    if not new.visible_par @> avant.visible_par then
        raise exception 'Une version se lit partout où se lisait celle qu''elle remplace'
            using errcode = 'check_violation', constraint = 'lecture_jamais_restreinte';
    end if;
    if avant.fige and (not new.fige or new.annule or new.version <> avant.version) then
        raise exception 'Une pièce figée ne se remplace ni ne s''annule' using errcode = 'check_violation', constraint = 'piece_figee';
    end if;
    if new.version = avant.version then
        if avant.annule
           or (new.empreinte, new.nom, new.type, new.libelle) <> (avant.empreinte, avant.nom, avant.type, avant.libelle) then
            raise exception 'Un autre contenu est une autre version' using errcode = 'check_violation', constraint = 'meme_version';
        end if;
        new.depose_le := avant.depose_le;
        new.depose_par := avant.depose_par;
    elsif new.version <> avant.version + 1 or new.annule or new.fige then
        raise exception 'Une version suit la précédente' using errcode = 'check_violation', constraint = 'version_suivante';
    end if;
    return new;
end
$corps$;
create trigger suite before insert on document.piece
    for each row when (new.corrige_id is not null) execute function document.suivre();

create function document.refuser() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $corps$
begin
    raise exception 'Une pièce et son contenu ne se changent pas : une version s''ajoute (%)', tg_table_name
        using errcode = 'insufficient_privilege';
end
$corps$;
create trigger ne_se_change_pas before update or delete or truncate on document.contenu
    for each statement execute function document.refuser();
create trigger ne_se_change_pas before update or delete or truncate on document.morceau
    for each statement execute function document.refuser();
create trigger ne_se_change_pas before update or delete or truncate on document.piece
    for each statement execute function document.refuser();

/* Fige toutes les pièces en place d'un objet, même celles que la personne qui le signe ne lit pas ; rend celles qu'elle fige. */
create function document.figer(le_genre text, l_objet uuid, la_qualite text)
    returns table (reference text, version integer, libelle text, empreinte text, visible_par text[])
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
#variable_conflict use_column
begin
    if not platform.est_service() and platform.personne() is null then
        raise exception 'Une pièce se fige par quelqu''un' using errcode = 'insufficient_privilege';
    end if;
    return query
        insert into document.piece (racine, corrige_id, reference, objet_genre, objet, code, seule, libelle, version, nom, type,
                                    empreinte, fige, depose_par, visible_par, saisi_par, qualite)
        select coalesce(p.racine, p.id), p.id, p.reference, p.objet_genre, p.objet, p.code, p.seule, p.libelle, p.version, p.nom, p.type,
               p.empreinte, true, p.depose_par, p.visible_par, platform.personne(), la_qualite
          from document.piece p
         where p.objet_genre = le_genre and p.objet = l_objet and not p.fige and not p.annule
           and not exists (select from document.piece s where s.corrige_id = p.id)
        returning document.piece.reference, document.piece.version, document.piece.libelle, document.piece.empreinte,
                  document.piece.visible_par;
end
$corps$;

alter table document.contenu enable row level security;
alter table document.morceau enable row level security;
alter table document.piece enable row level security;

create policy lire on document.piece for select using (
    (select platform.est_service()) or visible_par && (select platform.cles() || array['public']));
create policy lire on document.contenu for select using (
    (select platform.est_service()) or exists (select from document.piece p where p.empreinte = contenu.empreinte));
create policy lire on document.morceau for select using (
    (select platform.est_service()) or exists (select from document.piece p where p.empreinte = morceau.empreinte));

/* On n'écrit que ce que l'on verra, et sous son propre nom. */
create policy ajouter on document.piece for insert with check (
    (select platform.est_service())
    or visible_par && (select platform.cles()) and saisi_par = (select platform.personne()));
create policy ajouter on document.contenu for insert with check (
    (select platform.est_service()) or (select platform.personne()) is not null);
create policy ajouter on document.morceau for insert with check (
    (select platform.est_service()) or (select platform.personne()) is not null);
