-- Se connecter et le rester. Rien ici n'est un fait : ce sont des clés, des sessions et des empreintes de mots de passe, que seule
-- Halle elle-même lit, sauf ses propres sessions que chacun peut voir.

/* De quoi chiffrer les cookies. Une clé sert vingt-quatre heures, puis ouvre encore ce qu'elle a fermé. */
create table acces.cle_de_session (
    id text primary key,
    secret bytea not null constraint secret_de_256_bits check (octet_length(secret) = 32),
    creee_le timestamptz not null default clock_timestamp()
);
comment on table acces.cle_de_session is 'Réservée, éphémère : les clés des cookies chiffrés';

create table acces.session (
    id uuid primary key,
    utilisateur uuid not null references acces.utilisateur,
    habilitation uuid,
    moyen text not null constraint moyen_connu check (moyen in ('fournisseur', 'local')),
    navigateur text not null,
    ouverte_le timestamptz not null default clock_timestamp(),
    expire_le timestamptz not null,
    vue_le timestamptz not null default clock_timestamp(),
    fermee_le timestamptz,
    motif_fin text,
    jeton_fournisseur text,
    constraint douze_heures_au_plus check (expire_le <= ouverte_le + interval '12 hours 1 minute'),
    constraint fermee_pour_un_motif check ((fermee_le is null) = (motif_fin is null))
);
comment on table acces.session is 'Réservée, éphémère : les sessions ouvertes, et celles des trois derniers mois';
comment on column acces.session.habilitation is 'Le chapeau sous lequel la personne agit ; en changer ouvre une autre session';
comment on column acces.session.vue_le is 'À cinq minutes près';
comment on column acces.session.jeton_fournisseur is 'Ce qu''il faut pour se déconnecter aussi chez le fournisseur d''identité ; effacé à la fermeture';
create index session_par_utilisateur on acces.session (utilisateur, expire_le);

/* Fermer une session la fait refuser par la base dès la transaction suivante, et par toutes les instances dès leur réveil. */
create function acces.fermer_session() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    insert into platform.session_revoquee (session) values (new.id) on conflict do nothing;
    perform pg_notify('halle_sessions', '');
    return null;
end
$corps$;
create trigger fermeture after update of fermee_le on acces.session
    for each row when (old.fermee_le is null and new.fermee_le is not null) execute function acces.fermer_session();

/* Une personne telle qu'un fournisseur d'identité la connaît. Le SIRET dit son organisation, jamais son territoire. */
create table acces.identite_externe (
    emetteur text not null,
    sujet text not null,
    utilisateur uuid not null references acces.utilisateur,
    siret text constraint siret_a_quatorze_chiffres check (siret ~ '^[0-9]{14}$'),
    liee_le timestamptz not null default clock_timestamp(),
    vue_le timestamptz not null default clock_timestamp(),
    primary key (emetteur, sujet),
    constraint une_identite_par_emetteur unique (utilisateur, emetteur)
);
comment on table acces.identite_externe is 'Réservée : les identités tenues par un fournisseur';

create table acces.mot_de_passe (
    utilisateur uuid primary key references acces.utilisateur,
    empreinte text not null constraint empreinte_argon2id check (empreinte like '$argon2id$%'),
    pose_le timestamptz not null default clock_timestamp()
);
comment on table acces.mot_de_passe is 'Réservée : les empreintes des mots de passe';

create table acces.code_unique (
    utilisateur uuid primary key references acces.utilisateur,
    secret bytea not null constraint secret_de_160_bits check (octet_length(secret) = 20),
    dernier_pas bigint not null,
    confirme_le timestamptz not null default clock_timestamp()
);
comment on table acces.code_unique is 'Réservée : le second facteur des comptes locaux (RFC 6238)';
comment on column acces.code_unique.dernier_pas is 'Le pas de trente secondes du dernier code admis : un code ne sert qu''une fois';

/* Les essais récents, par compte et par adresse ; au-delà de quelques-uns, il faut attendre de plus en plus. */
create table acces.essai (
    cle text primary key,
    echecs integer not null,
    dernier_le timestamptz not null default clock_timestamp(),
    jusqu timestamptz
);
comment on table acces.essai is 'Réservée, éphémère : les essais de connexion';

create table acces.jeton_de_mot_de_passe (
    empreinte bytea primary key constraint empreinte_sha256 check (octet_length(empreinte) = 32),
    utilisateur uuid not null references acces.utilisateur,
    motif text not null constraint motif_connu check (motif in ('invitation', 'reinitialisation')),
    cree_le timestamptz not null default clock_timestamp(),
    expire_le timestamptz not null,
    employe_le timestamptz
);
comment on table acces.jeton_de_mot_de_passe is 'Réservée, éphémère : les liens qui laissent choisir un mot de passe, une fois';
create index jeton_par_utilisateur on acces.jeton_de_mot_de_passe (utilisateur);

create table acces.compte_de_demonstration (
    utilisateur uuid primary key references acces.utilisateur,
    rang integer not null
);
comment on table acces.compte_de_demonstration is 'Réservée : les comptes d''essai ; une base qui en a ne se sert que sur sa machine';

alter table acces.cle_de_session enable row level security;
alter table acces.session enable row level security;
alter table acces.identite_externe enable row level security;
alter table acces.mot_de_passe enable row level security;
alter table acces.code_unique enable row level security;
alter table acces.essai enable row level security;
alter table acces.jeton_de_mot_de_passe enable row level security;
alter table acces.compte_de_demonstration enable row level security;

create policy service on acces.cle_de_session using ((select platform.est_service()));
create policy service on acces.session using ((select platform.est_service()));
create policy lire_les_siennes on acces.session for select using (utilisateur = (select platform.personne()));
create policy service on acces.identite_externe using ((select platform.est_service()));
create policy lire_la_sienne on acces.identite_externe for select using (utilisateur = (select platform.personne()));
create policy service on acces.mot_de_passe using ((select platform.est_service()));
create policy service on acces.code_unique using ((select platform.est_service()));
create policy service on acces.essai using ((select platform.est_service()));
create policy service on acces.jeton_de_mot_de_passe using ((select platform.est_service()));
create policy service on acces.compte_de_demonstration using ((select platform.est_service()));

grant select, insert, delete on acces.cle_de_session to halle_app;
grant select, insert, delete, update (vue_le, fermee_le, motif_fin, jeton_fournisseur) on acces.session to halle_app;
grant select, insert, update (siret, vue_le) on acces.identite_externe to halle_app;
grant select, insert, delete, update (empreinte, pose_le) on acces.mot_de_passe to halle_app;
grant select, insert, delete, update (dernier_pas) on acces.code_unique to halle_app;
grant select, insert, delete, update (echecs, dernier_le, jusqu) on acces.essai to halle_app;
grant select, insert, delete, update (employe_le) on acces.jeton_de_mot_de_passe to halle_app;
grant select, insert on acces.compte_de_demonstration to halle_app;
