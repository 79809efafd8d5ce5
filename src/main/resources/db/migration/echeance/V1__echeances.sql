-- Une échéance se calcule de faits datés ; rien n'en est écrit ici que ce que des personnes en disent : pourquoi elle est dépassée,
-- par quelle décision elle est prorogée.

/* Une décision qui proroge : un texte national ou départemental, appliqué d'un coup à une liste relue. */
create table echeance.decision (
    id uuid primary key default uuidv7(),
    reference text not null,
    programme text not null,
    regle text not null,
    libelle text not null constraint libelle_rempli check (btrim(libelle) <> ''),
    acte_reference text not null constraint acte_nomme check (btrim(acte_reference) <> ''),
    effet date not null,
    mois integer constraint mois_positifs check (mois > 0),
    nouvelle_date date,
    territoire_type text not null,
    territoire_code text not null,
    organisation uuid,
    qualite text not null,
    saisi_par uuid,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references echeance.decision,
    annule boolean not null default false,
    motif text,
    constraint repousse_d_une_facon check ((mois is null) <> (nouvelle_date is null)),
    constraint annule_quelque_chose check (annule = (corrige_id is not null)),
    constraint annulation_motivee check (not annule or coalesce(btrim(motif), '') <> '')
);
comment on column echeance.decision.regle is 'Le code de l''échéance prorogée, dans sa configuration';
comment on column echeance.decision.mois is 'De combien elle est repoussée ; ou bien nouvelle_date, la même pour tous';
create unique index decision_par_reference on echeance.decision (reference) where corrige_id is null;
create index decision_par_regle on echeance.decision (programme, regle);

/* Les horloges qu'elle a touchées. */
create table echeance.prorogation (
    decision uuid not null references echeance.decision,
    objet uuid not null,
    jusqu_au date not null,
    saisi_le timestamptz not null default clock_timestamp(),
    primary key (decision, objet)
);
comment on column echeance.prorogation.objet is 'Le lauréat ou la convention dont l''horloge est repoussée';
comment on column echeance.prorogation.jusqu_au is 'Le dernier jour du délai, prorogé';
create index prorogation_par_objet on echeance.prorogation (objet);

/* Pourquoi une échéance est dépassée. */
create table echeance.motif (
    id uuid primary key default uuidv7(),
    programme text not null,
    regle text not null,
    objet uuid not null,
    texte text not null constraint texte_rempli check (btrim(texte) <> ''),
    prevue_le date,
    effet date not null,
    visible_par text[] not null constraint visible_par_quelqu_un check (cardinality(visible_par) > 0),
    organisation uuid,
    qualite text not null,
    saisi_par uuid,
    saisi_le timestamptz not null default clock_timestamp(),
    corrige_id uuid unique references echeance.motif,
    annule boolean not null default false
);
comment on table echeance.motif is 'Réservée : pourquoi une échéance est dépassée, et quand on pense y répondre';
create index motif_par_objet on echeance.motif (objet, regle);
create index motif_visible on echeance.motif using gin (visible_par);
create unique index motif_une_fois on echeance.motif (programme, regle, objet) where corrige_id is null;

alter table echeance.decision enable row level security;
alter table echeance.prorogation enable row level security;
alter table echeance.motif enable row level security;
create policy lire on echeance.decision for select using (true);
create policy lire on echeance.prorogation for select using (true);
create policy lire on echeance.motif for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()));
create policy ajouter on echeance.decision for insert with check (
    (select platform.est_service()) or saisi_par = (select platform.personne()));
create policy ajouter on echeance.prorogation for insert with check (
    (select platform.est_service())
    or decision in (select d.id from echeance.decision d where d.saisi_par = (select platform.personne())));
create policy ajouter on echeance.motif for insert with check (
    (select platform.est_service())
    or visible_par && (select platform.cles()) and saisi_par = (select platform.personne()));
