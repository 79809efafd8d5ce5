-- Prévenir : ce qui est parti, à qui, pour quoi ; et les calendriers que chacun s'est ouverts.

/* Une ligne par personne, fait et genre d'alerte : elle s'écrit dans la transaction qui envoie, et rien ne part deux fois. */
create table echeance.envoi (
    id uuid primary key default uuidv7(),
    utilisateur uuid not null,
    programme text not null,
    regle text not null,
    objet uuid not null,
    limite date not null,
    genre text not null constraint genre_connu check (genre = 'depassement' or genre ~ '^alerte_[0-9]+$'),
    message text not null,
    envoye_le timestamptz not null default clock_timestamp()
);
comment on table echeance.envoi is 'Réservée : les alertes parties par courriel';
comment on column echeance.envoi.limite is 'Le dernier jour tel qu''il a été annoncé : prorogé, il s''annonce de nouveau';
comment on column echeance.envoi.genre is '« alerte_90 » : quatre-vingt-dix jours avant ; « depassement »';
comment on column echeance.envoi.message is 'L''identifiant du courriel (Message-ID)';
create unique index envoi_une_fois on echeance.envoi (utilisateur, programme, regle, objet, limite, genre);

/* Un calendrier qu'un agenda relit tout seul. L'adresse porte un secret, dont seule l'empreinte est ici. */
create table echeance.calendrier (
    id uuid primary key,
    empreinte bytea not null unique constraint empreinte_sha256 check (octet_length(empreinte) = 32),
    utilisateur uuid not null,
    habilitation uuid not null,
    laureat uuid,
    cree_le timestamptz not null default clock_timestamp()
);
comment on table echeance.calendrier is 'Réservée, éphémère : les calendriers privés ; le jeton n''y est pas, seulement son empreinte';
comment on column echeance.calendrier.laureat is 'Absent : toutes les échéances du chapeau';
create index calendrier_par_utilisateur on echeance.calendrier (utilisateur);

create table echeance.calendrier_ferme (
    calendrier uuid primary key references echeance.calendrier,
    ferme_le timestamptz not null default clock_timestamp()
);
comment on table echeance.calendrier_ferme is 'Réservée, éphémère : les calendriers révoqués';

alter table echeance.envoi enable row level security;
alter table echeance.calendrier enable row level security;
alter table echeance.calendrier_ferme enable row level security;
create policy lire on echeance.envoi for select using (
    (select platform.est_service()) or utilisateur = (select platform.personne()));
create policy ajouter on echeance.envoi for insert with check ((select platform.est_service()));
create policy lire on echeance.calendrier for select using (
    (select platform.est_service()) or utilisateur = (select platform.personne()));
create policy ajouter on echeance.calendrier for insert with check (utilisateur = (select platform.personne()));
create policy lire on echeance.calendrier_ferme for select using (
    (select platform.est_service())
    or calendrier in (select c.id from echeance.calendrier c where c.utilisateur = (select platform.personne())));
create policy ajouter on echeance.calendrier_ferme for insert with check (
    calendrier in (select c.id from echeance.calendrier c where c.utilisateur = (select platform.personne())));
