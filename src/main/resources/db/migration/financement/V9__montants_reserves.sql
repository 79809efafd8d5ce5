-- Le pressenti et le demandé ne se lisent qu'avec un droit (ADR 0027). L'accordé, l'engagé et le versé sont publics.

/* Ce sur quoi portent des montants réservés, et les clés de qui peut les lire : celles des territoires d'aujourd'hui. Ce n'est pas un
   fait, et cela se refait. L'identifiant se déduit du reste : deux saisies à la fois nomment la même cible. */
create table financement.cible (
    id uuid primary key,
    programme text,
    laureat uuid,
    commune text,
    territoire_type text,
    territoire_code text,
    visible_par text[] not null
);
comment on table financement.cible is 'Réservée. Calculée : les clés de qui peut lire les montants pressentis et demandés de chaque cible';
create index cible_par_laureat on financement.cible (laureat);
alter table financement.cible enable row level security;
create policy lire on financement.cible for select using (
    (select platform.est_service()) or visible_par && (select platform.cles()));

alter table financement.montant
    add column cible uuid references financement.cible,
    add constraint cible_d_un_montant_reserve check (cible is null or stade in ('pressenti', 'demande'));
comment on column financement.montant.cible is 'D''un montant réservé : ce qui dit qui le lit ; absente, Halle elle-même et personne d''autre';
create index montant_reserve on financement.montant (ligne) where stade in ('pressenti', 'demande');

/* Celui qui saisit ne choisit pas qui lira : la base le déduit de la ligne. */
create function financement.reserver() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    new.cible := financement.cible_de(new.ligne);
    return new;
end
$corps$;
create trigger reserver before insert on financement.montant
    for each row when (new.stade in ('pressenti', 'demande')) execute function financement.reserver();

/* La nature d'abord : un montant public n'interroge rien. */
alter table financement.montant enable row level security;
create policy lire on financement.montant for select using (
    stade in ('accorde', 'engage', 'verse') or (select platform.est_service())
    or exists (select from financement.cible c where c.id = montant.cible));
create policy ajouter on financement.montant for insert with check (
    stade in ('accorde', 'engage', 'verse') or (select platform.est_service())
    or exists (select from financement.cible c where c.id = montant.cible));

/* Une ligne se voit de qui voit l'un de ses montants : celle qui n'est que demandée ne dit pas qu'elle existe. « case » et non « coalesce » :
   PostgreSQL ne sait pas que celui-ci ne laisse rien fuir, et parcourrait tous les montants à chaque ligne. */
alter table financement.ligne enable row level security;
create policy lire on financement.ligne for select using (
    (select platform.est_service())
    or exists (select from financement.montant m
                where m.ligne = case when ligne.racine is null then ligne.id else ligne.racine end));
create policy ajouter on financement.ligne for insert with check (true);

-- Un total publié est public ; un cumul ne somme que ce qui l'est.
alter table financement.total_publie
    add constraint stade_public check (stade in ('accorde', 'engage', 'verse'));
alter table financement.difference
    add constraint stade_public check (stade in ('ligne', 'accorde', 'engage', 'verse'));
alter table financement.cumul_laureat
    add constraint stade_public check (stade in ('ligne', 'accorde', 'engage', 'verse'));
alter table financement.cumul_programme
    add constraint stade_public check (stade in ('accorde', 'engage', 'verse'));

/* Un rapprochement est public : il ne nomme pas une ligne qui n'est que demandée. */
create function financement.refuser_un_rapprochement_reserve() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    if exists (select from nouveaux n
                where exists (select from financement.montant m where m.ligne = n.ligne and m.stade in ('pressenti', 'demande'))
                  and not exists (select from financement.montant m
                                   where m.ligne = n.ligne and m.stade in ('accorde', 'engage', 'verse'))) then
        raise exception 'Une ligne que l''on ne fait que demander n''a rien à rapprocher d''un total publié';
    end if;
    return null;
end
$corps$;
create trigger refuser_le_reserve after insert on financement.rapprochement
    referencing new table as nouveaux for each statement execute function financement.refuser_un_rapprochement_reserve();

/* Comme avant, et les politiques aussi sont mises de côté : un COPY les refuserait. */
create or replace function financement.ouvrir_un_versement() returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
declare
    chose record;
    rang integer := 0;
begin
    lock table financement.ligne, financement.montant, financement.difference, financement.cumul_laureat, financement.cumul_concours
        in access exclusive mode;
    if exists (select from financement.ligne) or exists (select from financement.montant)
       or exists (select from financement.difference) or exists (select from financement.cumul_concours) then
        raise exception 'Un versement en bloc ne se fait que dans une base sans ligne';
    end if;
    for chose in
        select c.oid::regclass as cible from pg_class c
         where c.oid in ('financement.ligne'::regclass, 'financement.montant'::regclass) and c.relrowsecurity
         order by c.relname
    loop
        execute format('alter table %s disable row level security', chose.cible);
        rang := rang + 1;
        insert into financement.suspendu (rang, retablir)
        values (rang, format('alter table %s enable row level security', chose.cible));
    end loop;
    for chose in
        select c.conrelid::regclass as cible, c.conname as nom, pg_get_constraintdef(c.oid) as definition
          from pg_constraint c
         where c.contype = 'f' and c.conrelid in ('financement.ligne'::regclass, 'financement.montant'::regclass)
         order by c.conname
    loop
        execute format('alter table %s drop constraint %I', chose.cible, chose.nom);
        rang := rang + 1;
        insert into financement.suspendu (rang, retablir)
        values (rang, format('alter table %s add constraint %I %s', chose.cible, chose.nom, chose.definition));
    end loop;
    for chose in
        select i.indexrelid::regclass as nom, pg_get_indexdef(i.indexrelid) as definition
          from pg_index i
         where i.indrelid in ('financement.ligne'::regclass, 'financement.montant'::regclass, 'financement.difference'::regclass,
                              'financement.cumul_laureat'::regclass, 'financement.cumul_concours'::regclass)
           and not i.indisprimary
           and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
         order by i.indexrelid
    loop
        execute format('drop index %s', chose.nom);
        rang := rang + 1;
        insert into financement.suspendu (rang, retablir) values (rang, chose.definition);
    end loop;
    alter table financement.ligne disable trigger user;
    alter table financement.montant disable trigger user;
end
$corps$;

create or replace function financement.clore_un_versement() returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set work_mem = '64MB'
as $corps$
declare
    instruction text;
begin
    if not exists (select from financement.suspendu) then
        raise exception 'Aucun versement en bloc n''est ouvert';
    end if;
    analyze financement.ligne (id, racine, corrige_id, programme, laureat, rattachement, annule);
    analyze financement.montant (id, ligne, corrige_id, stade, annule);
    perform financement.reserver_tout();
    execute financement.texte_des_cumuls(financement.texte_des_differences(financement.texte_de_toutes()));
    execute financement.texte_des_cumuls_de_concours();
    for instruction in select s.retablir from financement.suspendu s order by s.rang desc loop
        execute instruction;
    end loop;
    delete from financement.suspendu;
    alter table financement.ligne enable trigger user;
    alter table financement.montant enable trigger user;
end
$corps$;
