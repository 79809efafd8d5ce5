-- Ce que coûtent l'entrée d'un fichier de concours, et le remplissage d'une base neuve (ADR 0020).

/* Les mots sans accent, en une passe : la configuration ôte l'accent de chaque mot avant d'en prendre la racine. « unaccent », que PostgreSQL
   tient pour changeante, empêchait d'inscrire la fonction dans l'index : elle était appelée, et planifiée, à chaque ligne. */
create text search configuration financement.francais (copy = pg_catalog.french);
alter text search configuration financement.francais
    alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.french_stem;
alter text search configuration financement.francais
    alter mapping for numword, numhword, hword_numpart with public.unaccent, pg_catalog.simple;

drop index financement.concours_par_mots;
create or replace function financement.mots(texte text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('financement.francais'::regconfig, coalesce(texte, ''));
create index concours_par_mots on financement.ligne
    using gin (financement.mots(coalesce(operation, '') || ' ' || coalesce(beneficiaire, ''))) where rattachement = 'territoire';

-- Les lignes d'une source sont entrées à la suite : leurs bornes par bloc suffisent, comme pour un import.
drop index financement.concours_par_source;
create index concours_par_source on financement.ligne using brin (source) where rattachement = 'territoire';

/* Ce qu'un versement en bloc a suspendu, pour le rétablir : personne d'autre que le propriétaire n'y écrit. Vide hors d'une transaction. */
create table financement.suspendu (
    rang integer primary key,
    retablir text not null
);
comment on table financement.suspendu is 'Technique : les index et les liens qu''un versement en bloc doit rétablir ; vide le reste du temps';

/* Un versement en bloc remplit une base neuve : les index et les liens se bâtissent ensuite d'un trait, les cumuls se calculent une fois.
   Refusé dès qu'une ligne existe. « clore_un_versement » rétablit tout dans la même transaction, sinon rien n'est gardé :
   le déclencheur différé de « suspendu » s'en assure. */
create function financement.ouvrir_un_versement() returns void
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

create function financement.clore_un_versement() returns void
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

/* Une transaction qui a suspendu et n'a pas rétabli ne se valide pas. */
create function financement.refuser_l_inacheve() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    if exists (select from financement.suspendu s where s.rang = new.rang) then
        raise exception 'Un versement en bloc est resté ouvert : rien n''est enregistré';
    end if;
    return null;
end
$corps$;
create constraint trigger inacheve after insert on financement.suspendu
    deferrable initially deferred for each row execute function financement.refuser_l_inacheve();

/* Le texte qui calcule tous les cumuls de concours, de ce que la base contient. */
create function financement.texte_des_cumuls_de_concours() returns text
    language sql immutable parallel safe
    return $texte$
        with delta as materialized (
            select coalesce(l.territoire_type, 'commune') as territoire_type, coalesce(l.territoire_code, l.commune) as territoire_code,
                   l.exercice, l.dispositif, l.nature, l.beneficiaire_echelon, l.categorie, l.source,
                   coalesce(m.centimes > l.cout_centimes, false) as depassement, m.texte is not null as arrondi,
                   source.au_plus_tard(m.effet, m.precision_date) as vrai_du, pas.connu_du,
                   sum(pas.signe) as nombre, sum(pas.signe * m.centimes) as centimes
              from financement.ligne l
              join financement.montant m on m.ligne = coalesce(l.racine, l.id) and m.stade = 'accorde' and not m.annule
              left join financement.ligne lc on lc.corrige_id = l.id and lc.corrige_id is not null
              left join financement.montant mc on mc.corrige_id = m.id and mc.corrige_id is not null
              cross join lateral (values
                  (greatest(l.saisi_le, m.saisi_le), 1),
                  (least(coalesce(lc.saisi_le, 'infinity'), coalesce(mc.saisi_le, 'infinity')), -1)) as pas (connu_du, signe)
             where l.rattachement = 'territoire' and not l.annule and pas.connu_du < 'infinity'
               and greatest(l.saisi_le, m.saisi_le) < least(coalesce(lc.saisi_le, 'infinity'), coalesce(mc.saisi_le, 'infinity'))
             group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
            having sum(pas.signe) <> 0 or sum(pas.signe * m.centimes) <> 0
        ), detail as (
            insert into financement.cumul_concours (territoire_type, territoire_code, exercice, dispositif, nature, beneficiaire_echelon,
                categorie, source, depassement, arrondi, vrai_du, connu_du, nombre, centimes)
            select * from delta order by territoire_type, territoire_code
        ), territoires as (
            insert into financement.territoire_des_concours
            select distinct territoire_type, territoire_code from delta
        )
        insert into financement.cumul_concours_national (territoire_type, exercice, dispositif, nature, beneficiaire_echelon, categorie,
            source, depassement, arrondi, vrai_du, connu_du, nombre, centimes)
        select territoire_type, exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi,
               vrai_du, connu_du, sum(nombre), sum(centimes)
          from delta
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
        having sum(nombre) <> 0 or sum(centimes) <> 0$texte$;
