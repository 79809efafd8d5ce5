-- La trace : chaque acte, une fois, sans retour. Les actes d'un même objet forment une chaîne ; les têtes, signées hors de la
-- base, rassemblent les chaînes. Qui possède la base peut tout y écrire : il ne peut pas le faire sans que cela se voie.

create table journal.acte (
    id uuid primary key,
    -- L'ordre des octets : le même sur toutes les machines, les têtes en dépendent.
    objet_type text collate "C" not null constraint type_d_objet check (objet_type ~ '^[a-z][a-z0-9_-]*$'),
    objet_id text collate "C" not null constraint identifiant_sans_espace check (objet_id ~ '^[!-~]{1,200}$'),
    rang bigint not null constraint rang_positif check (rang > 0),
    libelle text not null,
    verbe text not null constraint verbe_lisible check (verbe ~ '^[a-z][a-z0-9_-]*([.][a-z][a-z0-9_-]*)+$'),
    phrase text not null,
    service text,
    utilisateur uuid,
    session uuid,
    habilitation uuid,
    qualite text,
    auteur_condensat text,
    effet date not null,
    effet_precision text not null constraint precision_connue
        check (effet_precision in ('jour', 'mois', 'trimestre', 'annee', 'au_plus_tard')),
    -- « json » et non « jsonb » : le texte même que l'empreinte couvre est gardé, à l'octet près.
    changements json not null default '[]',
    territoires text[] not null default '{}',
    visible_par text[] not null default '{}',
    saisi_le timestamptz not null,
    precedente text not null constraint precedente_sha256 check (precedente ~ '^[0-9a-f]{64}$'),
    empreinte text not null constraint empreinte_sha256 check (empreinte ~ '^[0-9a-f]{64}$'),
    constraint un_acte_par_rang unique (objet_type, objet_id, rang),
    constraint quelqu_un_agit check ((service is null) <> (utilisateur is null)),
    constraint territoires_lisibles check (array_position(territoires, null) is null and array_to_string(territoires, '') !~ '[[:cntrl:]]'),
    constraint cles_lisibles check (array_position(visible_par, null) is null and array_to_string(visible_par, '') !~ '[[:cntrl:]]')
);
comment on table journal.acte is 'Réservée. La trace : un acte par ligne, en chaîne par objet ; rien ne s''y change ni ne s''y efface';
create index acte_par_date on journal.acte (saisi_le);
create index acte_par_utilisateur on journal.acte (utilisateur, saisi_le) where utilisateur is not null;
create index acte_par_verbe on journal.acte (verbe text_pattern_ops, saisi_le);
create index acte_par_territoire on journal.acte using gin (territoires);
create index acte_visible_par on journal.acte using gin (visible_par);

/* Ce que la chaîne ne porte que par un condensat : effacer une ligne d'ici ne change aucune empreinte. */
create table journal.donnee_personnelle (
    acte uuid not null references journal.acte,
    champ text collate "C" not null,
    moment text collate "C" not null constraint moment_connu check (moment in ('auteur', 'avant', 'apres')),
    personne uuid not null,
    sel bytea not null constraint sel_de_seize_octets check (octet_length(sel) = 16),
    valeur text not null,
    primary key (acte, champ, moment)
);
comment on table journal.donnee_personnelle is 'Réservée. Valeurs et sels des champs personnels de la trace ; s''efface avec la personne';
create index donnee_par_personne on journal.donnee_personnelle (personne);

/* Une tête : ce que valaient, à cet instant, toutes les chaînes qui ont changé depuis la tête précédente. */
create table journal.tete (
    numero bigint primary key constraint numero_positif check (numero > 0),
    prise_le timestamptz not null,
    actes bigint not null constraint des_actes check (actes > 0),
    nouveaux bigint not null constraint du_neuf check (nouveaux between 1 and actes),
    chaines bigint not null constraint des_chaines check (chaines between 1 and nouveaux),
    precedente text not null,
    cle text not null,
    condensat text not null,
    signature text not null
);
comment on table journal.tete is 'Réservée. Les têtes signées de la trace ; chacune est aussi un fichier hors de la base';

create table journal.tete_chaine (
    -- La tête s'écrit après ses chaînes, dont elle est le condensat.
    tete bigint not null references journal.tete deferrable initially deferred,
    objet_type text collate "C" not null,
    objet_id text collate "C" not null,
    rang bigint not null,
    empreinte text not null,
    primary key (tete, objet_type, objet_id)
);
comment on table journal.tete_chaine is 'Réservée. Le dernier acte de chaque chaîne qu''une tête couvre, et son empreinte';
create index tete_par_chaine on journal.tete_chaine (objet_type, objet_id, rang);

/* Une ligne de l'écriture canonique : « nom=longueur:valeur », la longueur en octets d'UTF-8 ; « nom=- » pour une valeur absente. */
create function journal.ligne(nom text, valeur text) returns text
    language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp
    return nom || '=' || coalesce(octet_length(valeur) || ':' || valeur, '-') || E'\n';

/* L'écriture canonique d'un acte, version 1. Java la refait de son côté pour vérifier (journal.trace.Ecriture). */
create function journal.ecriture(a journal.acte) returns text
    language sql stable
    set search_path = pg_catalog, pg_temp
    return 'halle-trace-1' || E'\n'
        || journal.ligne('precedente', a.precedente)
        || journal.ligne('id', a.id::text)
        || journal.ligne('objet_type', a.objet_type)
        || journal.ligne('objet_id', a.objet_id)
        || journal.ligne('rang', a.rang::text)
        || journal.ligne('libelle', a.libelle)
        || journal.ligne('verbe', a.verbe)
        || journal.ligne('phrase', a.phrase)
        || journal.ligne('service', a.service)
        || journal.ligne('utilisateur', a.utilisateur::text)
        || journal.ligne('session', a.session::text)
        || journal.ligne('habilitation', a.habilitation::text)
        || journal.ligne('qualite', a.qualite)
        || journal.ligne('auteur_condensat', a.auteur_condensat)
        || journal.ligne('effet', to_char(a.effet, 'YYYY-MM-DD'))
        || journal.ligne('effet_precision', a.effet_precision)
        || journal.ligne('changements', a.changements::text)
        || journal.ligne('territoires', cardinality(a.territoires) || ' ' || array_to_string(a.territoires, E'\n'))
        || journal.ligne('visible_par', cardinality(a.visible_par) || ' ' || array_to_string(a.visible_par, E'\n'))
        || journal.ligne('saisi_le', to_char(a.saisi_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'));

/* Met l'acte au bout de sa chaîne. Le rang, l'instant, l'auteur et l'empreinte viennent de la base : personne ne les choisit.
   Le verrou dure jusqu'à la fin de la transaction : deux actes sur un même objet s'écrivent l'un après l'autre. */
create function journal.enchainer() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('halle.trace ' || new.objet_type || ' ' || new.objet_id, 0));
    select coalesce(max(a.rang), 0) + 1 into new.rang
      from journal.acte a where a.objet_type = new.objet_type and a.objet_id = new.objet_id;
    select coalesce((select a.empreinte from journal.acte a
                      where a.objet_type = new.objet_type and a.objet_id = new.objet_id and a.rang = new.rang - 1),
                    repeat('0', 64)) into new.precedente;
    if platform.est_service() then
        new.service := current_setting('halle.service');
        new.utilisateur := null;
        new.session := null;
        new.habilitation := null;
    else
        new.service := null;
        new.utilisateur := platform.personne();
        new.session := nullif(current_setting('halle.session', true), '')::uuid;
        new.habilitation := nullif(current_setting('halle.habilitation', true), '')::uuid;
        if new.utilisateur is null then
            raise exception 'Un acte a un auteur : la personne n''est pas connue, ou sa session est fermée'
                using errcode = 'insufficient_privilege';
        end if;
    end if;
    new.saisi_le := clock_timestamp();
    new.effet := coalesce(new.effet, (new.saisi_le at time zone 'Europe/Paris')::date);
    new.empreinte := encode(sha256(convert_to(journal.ecriture(new), 'UTF8')), 'hex');
    return new;
end $$;
create trigger enchaine before insert on journal.acte for each row execute function journal.enchainer();

create function journal.refuser() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$ begin
    raise exception 'La trace ne se change pas : ni correction, ni effacement (%)', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger ne_se_change_pas before update or delete or truncate on journal.acte
    for each statement execute function journal.refuser();
create trigger ne_se_change_pas before update or delete or truncate on journal.tete
    for each statement execute function journal.refuser();
create trigger ne_se_change_pas before update or delete or truncate on journal.tete_chaine
    for each statement execute function journal.refuser();
create trigger ne_se_change_pas before update or truncate on journal.donnee_personnelle
    for each statement execute function journal.refuser();

/* Une donnée personnelle ne s'efface qu'avec la personne, par un acte de la même transaction. */
create function journal.refuser_sans_effacement() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$ begin
    if current_setting('halle.effacement', true) is distinct from old.personne::text then
        raise exception 'Une donnée personnelle de la trace ne s''efface qu''avec la personne, par un acte motivé'
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
create trigger ne_s_efface_qu_avec_la_personne before delete on journal.donnee_personnelle
    for each row execute function journal.refuser_sans_effacement();

/* Efface les données personnelles d'une personne ; rend leur nombre. L'acte qui le dit vient d'être inscrit. */
create function journal.effacer(la_personne uuid) returns bigint
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare effacees bigint;
begin
    if not exists (select from journal.acte a
                    where a.objet_type = 'personne' and a.objet_id = la_personne::text and a.verbe = 'personne.effacer'
                      and a.saisi_le >= transaction_timestamp()) then
        raise exception 'Effacer une personne de la trace demande un acte, dans la même transaction'
            using errcode = 'insufficient_privilege';
    end if;
    perform set_config('halle.effacement', la_personne::text, true);
    delete from journal.donnee_personnelle d where d.personne = la_personne;
    get diagnostics effacees = row_count;
    perform set_config('halle.effacement', '', true);
    return effacees;
end $$;
revoke execute on function journal.effacer(uuid) from public;

alter table journal.acte enable row level security;
create policy lire on journal.acte for select
    using ((select platform.est_service()) or visible_par && (select platform.cles()));
create policy inscrire on journal.acte for insert
    with check ((select platform.est_service()) or utilisateur = (select platform.personne()));

alter table journal.donnee_personnelle enable row level security;
create policy lire on journal.donnee_personnelle for select
    using ((select platform.est_service()) or exists (select from journal.acte a where a.id = acte));
create policy inscrire on journal.donnee_personnelle for insert
    with check ((select platform.est_service()) or (select platform.personne()) is not null);

alter table journal.tete enable row level security;
create policy lire on journal.tete for select
    using ((select platform.est_service()) or (select platform.personne()) is not null);
create policy inscrire on journal.tete for insert with check ((select platform.est_service()));

alter table journal.tete_chaine enable row level security;
create policy lire on journal.tete_chaine for select using ((select platform.est_service()));
create policy inscrire on journal.tete_chaine for insert with check ((select platform.est_service()));

grant usage on schema journal to halle_app;
grant select, insert, maintain on journal.acte, journal.donnee_personnelle, journal.tete, journal.tete_chaine to halle_app;
grant execute on function journal.effacer(uuid) to halle_app;
