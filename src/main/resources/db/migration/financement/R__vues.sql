-- Contrat de lecture du module financement. Le public lit l'accordé, l'engagé et le versé ; le pressenti et le demandé ne se lisent
-- qu'avec un droit, dans « v_montant_reserve » (ADR 0027).

create or replace view financement.v_public_ligne as
    select coalesce(l.racine, l.id) as id, l.reference, l.programme, l.laureat, l.commune, l.dispositif, l.nature, l.origine,
           l.beneficiaire, l.operation, l.rattachement, l.source, l.citation, l.saisi_le as connu_du,
           coalesce(c.saisi_le, 'infinity') as connu_jusqu, l.territoire_type, l.territoire_code, l.exercice,
           l.beneficiaire_echelon, l.categorie, l.cout_centimes, l.identifiant, l.import
      from financement.ligne l
      left join financement.ligne c on c.corrige_id = l.id and c.corrige_id is not null
     where not l.annule
       and exists (select from financement.montant m
                    where m.ligne = coalesce(l.racine, l.id) and m.stade in ('accorde', 'engage', 'verse') and not m.annule);

create or replace view financement.v_public_montant as
    select m.id, m.ligne, m.stade, m.degre, m.centimes, m.effet, m.precision_date, m.source, m.citation, m.deduction,
           source.au_plus_tard(m.effet, m.precision_date) as vrai_du,
           m.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu, m.texte, m.import
      from financement.montant m
      left join financement.montant c on c.corrige_id = m.id and c.corrige_id is not null
     where not m.annule and m.stade in ('accorde', 'engage', 'verse');

/* Chaque montant public avec ce que dit sa ligne : une lecture qui part des montants n'a pas à chercher deux fois la ligne. */
create or replace view financement.v_public_montant_de_ligne as
    select m.id, m.ligne, m.stade, m.degre, m.centimes, m.effet, m.precision_date, coalesce(m.citation, l.citation) as citation,
           m.deduction, source.au_plus_tard(m.effet, m.precision_date) as vrai_du,
           greatest(m.saisi_le, l.saisi_le) as connu_du,
           least(coalesce(c.saisi_le, 'infinity'), coalesce(lc.saisi_le, 'infinity')) as connu_jusqu, l.reference, l.programme, l.laureat, l.commune, l.dispositif, l.nature, l.origine, l.operation, l.rattachement,
           l.source
      from financement.montant m
      join financement.ligne l on coalesce(l.racine, l.id) = m.ligne and not l.annule
      left join financement.ligne lc on lc.corrige_id = l.id and lc.corrige_id is not null
      left join financement.montant c on c.corrige_id = m.id and c.corrige_id is not null
     where not m.annule and m.stade in ('accorde', 'engage', 'verse');

create or replace view financement.v_public_total as
    select t.id, t.reference, t.programme, t.territoire_type, t.territoire_code, t.dispositif, t.nature, t.origine, t.stade,
           t.degre, t.centimes, t.rattachement, t.effet, t.precision_date, t.source, t.citation,
           source.au_plus_tard(t.effet, t.precision_date) as vrai_du,
           t.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from financement.total_publie t
      left join financement.total_publie c on c.corrige_id = t.id and c.corrige_id is not null
     where not t.annule and t.stade in ('accorde', 'engage', 'verse');

create or replace view financement.v_public_rapprochement as
    select r.id, r.ligne, r.statut, r.total_publie, r.motif, r.source,
           r.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from financement.rapprochement r
      left join financement.rapprochement c on c.corrige_id = r.id and c.corrige_id is not null
     where not r.annule;

/* Les concours : les lignes attachées à un territoire, avec leur montant accordé. Une ligne par écriture et par montant connus
   ensemble. */
create or replace view financement.v_public_concours as
    select coalesce(l.racine, l.id) as id, l.reference, coalesce(l.territoire_type, 'commune') as territoire_type,
           coalesce(l.territoire_code, l.commune) as territoire_code, l.exercice, l.dispositif, l.nature,
           l.beneficiaire, l.beneficiaire_echelon, l.categorie, l.operation, l.cout_centimes, l.identifiant, l.source, l.import,
           m.centimes, m.texte, m.degre, m.effet, m.precision_date,
           source.au_plus_tard(m.effet, m.precision_date) as vrai_du,
           greatest(l.saisi_le, m.saisi_le) as connu_du,
           least(coalesce(lc.saisi_le, 'infinity'), coalesce(mc.saisi_le, 'infinity')) as connu_jusqu,
           coalesce(l.exercice, 0) as rang_exercice,
           coalesce(m.centimes > l.cout_centimes, false) as depassement,
           financement.mots(coalesce(l.operation, '') || ' ' || coalesce(l.beneficiaire, '')) as mots,
           l.cout_texte, l.citation, m.citation as citation_montant, m.deduction, m.import as import_montant
      from financement.ligne l
      join financement.montant m on m.ligne = coalesce(l.racine, l.id) and m.stade = 'accorde' and not m.annule
      left join financement.ligne lc on lc.corrige_id = l.id and lc.corrige_id is not null
      left join financement.montant mc on mc.corrige_id = m.id and mc.corrige_id is not null
     where l.rattachement = 'territoire' and not l.annule
       and l.saisi_le < coalesce(mc.saisi_le, 'infinity') and m.saisi_le < coalesce(lc.saisi_le, 'infinity');

/* Leurs cumuls : la somme des lignes où vrai_du <= au et connu_du <= connu. */
create or replace view financement.v_public_cumul_concours as
    select territoire_type, territoire_code, exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi,
           vrai_du, connu_du, nombre, centimes
      from financement.cumul_concours;

create or replace view financement.v_public_cumul_concours_national as
    select territoire_type, exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi,
           vrai_du, connu_du, nombre, centimes
      from financement.cumul_concours_national;

/* La même somme d'un territoire, à toutes dates : il reste à retrancher ce qui est postérieur à (au, connu). */
create or replace view financement.v_public_cumul_concours_territoire as
    select territoire_type, territoire_code, exercice, dispositif, nature, nombre, centimes
      from financement.cumul_concours_territoire;

create or replace view financement.v_public_territoire_des_concours as
    select type, code from financement.territoire_des_concours;

/* Ce qu'une personne cherche, écrit comme les mots des concours ; vide si aucun mot ne compte. */
create or replace function financement.v_public_mots_cherches(texte text) returns tsquery
    language sql stable parallel safe
    return websearch_to_tsquery('financement.francais'::regconfig, texte);

/* Les cumuls (ADR 0014). Une lecture à (au, connu) est la somme des différences où vrai_du <= au et connu_du <= connu ; les deux
   autres vues en donnent des sommes toutes faites, dont il reste à retrancher ce qui est postérieur. Le stade « ligne » compte les
   lignes que l'on lit ; une commune ou une origine non dite s'écrit ''. */
create or replace view financement.v_public_difference as
    select programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du, lignes, centimes
      from financement.difference;

create or replace view financement.v_public_cumul_laureat as
    select programme, laureat, commune, dispositif, nature, origine, stade, lignes, centimes
      from financement.cumul_laureat;

create or replace view financement.v_public_cumul_programme as
    select programme, dispositif, nature, origine, stade, vrai_annee, connu_annee, lignes, centimes
      from financement.cumul_programme;

/* Les clés de qui peut lire les montants réservés d'une cible : la commune et son EPCI, les services de l'État de tous les niveaux autour,
   le contrôle. Même règle que fr.halle.acces.Droits, écrite à part ; les territoires sont ceux d'aujourd'hui. */
create or replace function financement.cles_de(le_programme text, le_laureat uuid, la_commune text, le_type text, le_code text)
    returns text[]
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $corps$
    with connue as materialized (
        select c.type, c.code, (current_timestamp at time zone 'Europe/Paris')::date < c.vrai_jusqu as actuelle
          from programme.v_public_composition c
         where c.laureat = le_laureat and c.connu_jusqu = 'infinity' and c.type in ('commune', 'epci')
    ), composition as (
        -- Un lauréat que ses communes ont toutes quitté garde ses lecteurs.
        select c.type, c.code from connue c where c.actuelle or not exists (select from connue a where a.actuelle)
    ), membre as materialized (
        select 'commune' as type, la_commune as code where la_commune is not null
        union
        select le_type, le_code where le_code is not null
        union
        select c.type, c.code from composition c
         where c.type = 'commune' or not exists (select from composition a where a.type = 'commune')
    ), lieu as materialized (
        select m.type as membre, v.type, v.code
          from membre m join territoire.v_public_appartenance v on v.code_source = m.code and v.jusqu = 9999
         where m.type = 'commune'
        union
        select m.type, v.type, v.code
          from membre m
          join territoire.v_public_appartenance d on d.type = m.type and d.code = m.code and d.jusqu = 9999
          join territoire.v_public_appartenance v on v.code_source = d.commune and v.jusqu = 9999
         where m.type not in ('commune', 'nation')
        union
        select m.type, m.type, m.code from membre m
    ), situe as (
        select l.*, array_position(array['commune', 'epci', 'arrondissement', 'departement', 'region', 'nation'], l.type)
                    - array_position(array['commune', 'epci', 'arrondissement', 'departement', 'region', 'nation'], l.membre) as ecart
          from lieu l
    ), porte as (
        select 'collectivites' as niveau, s.type, s.code
          from situe s where s.membre in ('commune', 'epci') and s.type in ('commune', 'epci')
        union
        select n.niveau, s.type, s.code
          from situe s cross join (values ('etat'), ('controle')) as n (niveau)
         where s.ecart > 0 or (s.type, s.code) in (select m.type, m.code from membre m) or s.membre = 'commune' and s.ecart = 0
    )
    select coalesce(array_agg(p.niveau || ':' || g.programme || ':' || p.type || ':' || p.code
                              order by p.niveau, g.programme, p.type, p.code), '{}')
      from porte p cross join unnest(array[coalesce(le_programme, '-'), '*']) as g (programme)
$corps$;

/* La cible d'une ligne, telle qu'on la connaît aujourd'hui ; écrite si elle est neuve. */
create or replace function financement.cible_de(la_ligne uuid) returns uuid
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
declare
    l record;
    trouvee uuid;
begin
    select v.programme, v.laureat, v.commune, v.territoire_type, v.territoire_code into l
      from (select x.* from financement.ligne x where x.id = la_ligne
            union all
            select x.* from financement.ligne x where x.racine = la_ligne) v
     order by v.saisi_le desc, v.id desc limit 1;
    trouvee := financement.identifiant_de_cible(l.programme, l.laureat, l.commune, l.territoire_type, l.territoire_code);
    if not exists (select from financement.cible c where c.id = trouvee) then
        insert into financement.cible (id, programme, laureat, commune, territoire_type, territoire_code, visible_par)
        values (trouvee, l.programme, l.laureat, l.commune, l.territoire_type, l.territoire_code,
                financement.cles_de(l.programme, l.laureat, l.commune, l.territoire_type, l.territoire_code))
        on conflict do nothing;
    end if;
    return trouvee;
end
$corps$;

create or replace function financement.identifiant_de_cible(
        le_programme text, le_laureat uuid, la_commune text, le_type text, le_code text) returns uuid
    language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp
    return md5(concat_ws('|', coalesce(le_programme, ''), coalesce(le_laureat::text, ''), coalesce(la_commune, ''),
                         coalesce(le_type, ''), coalesce(le_code, '')))::uuid;

/* Les mêmes cibles, de tous les montants réservés d'un coup. */
create or replace function financement.reserver_tout() returns void
    language sql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
    with sans as materialized (
        select m.id, l.programme, l.laureat, l.commune, l.territoire_type, l.territoire_code,
               financement.identifiant_de_cible(l.programme, l.laureat, l.commune, l.territoire_type, l.territoire_code) as cible
          from financement.montant m join financement.ligne l on l.id = m.ligne
         where m.stade in ('pressenti', 'demande') and m.cible is null
    ), neuve as (
        insert into financement.cible (id, programme, laureat, commune, territoire_type, territoire_code, visible_par)
        select s.cible, s.programme, s.laureat, s.commune, s.territoire_type, s.territoire_code,
               financement.cles_de(s.programme, s.laureat, s.commune, s.territoire_type, s.territoire_code)
          from (select distinct cible, programme, laureat, commune, territoire_type, territoire_code from sans) s
        on conflict do nothing
    )
    update financement.montant m set cible = s.cible from sans s where s.id = m.id
$corps$;

/* Les cibles dont les clés ne sont plus celles des territoires et des lauréats d'aujourd'hui : de ce lauréat, ou toutes. */
create or replace function financement.cibles_perimees(le_laureat uuid default null) returns table (cible uuid, cles text[])
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $corps$
    select c.id, k.cles
      from financement.cible c
     cross join lateral (
        select financement.cles_de(c.programme, c.laureat, c.commune, c.territoire_type, c.territoire_code) as cles offset 0) k
     where (le_laureat is null or c.laureat = le_laureat) and k.cles <> c.visible_par
$corps$;

create or replace function financement.refaire_les_cles(le_laureat uuid default null) returns void
    language sql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
    update financement.cible c set visible_par = p.cles from financement.cibles_perimees(le_laureat) p where p.cible = c.id
$corps$;

/* Les montants pressentis et demandés que l'acteur a le droit de lire. Jamais publics. Sous une politique, « coalesce » priverait la jointure
   de son index. */
create or replace view financement.v_montant_reserve with (security_invoker = true) as
    select m.id, m.ligne, m.stade, m.degre, m.centimes, m.effet, m.precision_date, coalesce(m.citation, l.citation) as citation,
           m.deduction, source.au_plus_tard(m.effet, m.precision_date) as vrai_du,
           greatest(m.saisi_le, l.saisi_le) as connu_du,
           least(coalesce(c.saisi_le, 'infinity'), coalesce(lc.saisi_le, 'infinity')) as connu_jusqu, l.reference, l.programme,
           l.laureat, l.commune, l.dispositif, l.nature, l.origine, l.beneficiaire, l.operation, l.rattachement, m.source
      from financement.montant m
      join financement.ligne l on case when l.racine is null then l.id else l.racine end = m.ligne and not l.annule
      left join financement.ligne lc on lc.corrige_id = l.id and lc.corrige_id is not null
      left join financement.montant c on c.corrige_id = m.id and c.corrige_id is not null
     where not m.annule and m.stade in ('pressenti', 'demande');

-- Des montants entrés avant les cibles n'en ont pas.
do $$
begin
    if exists (select from financement.montant m where m.stade in ('pressenti', 'demande') and m.cible is null) then
        perform financement.reserver_tout();
    end if;
end
$$;

grant usage on schema financement to halle_app, halle_lecture;
grant select, insert, maintain on all tables in schema financement to halle_app;
-- Ce que les déclencheurs calculent, personne ne le saisit.
revoke insert on financement.difference, financement.cumul_laureat, financement.cumul_programme,
    financement.cumul_concours_territoire, financement.suspendu, financement.cible from halle_app;
revoke execute on function financement.sommer_les_concours(), financement.cumuler_montants(), financement.cumuler_lignes(), financement.differences_calculees(),
    financement.texte_des_differences(text), financement.texte_des_touchees(text, text, text, text), financement.texte_de_toutes(),
    financement.texte_des_cumuls(text), financement.texte_des_cumuls_de_concours(), financement.ouvrir_un_versement(),
    financement.clore_un_versement(), financement.reserver(), financement.refuser_un_rapprochement_reserve(),
    financement.cles_de(text, uuid, text, text, text), financement.cible_de(uuid), financement.reserver_tout(),
    financement.cibles_perimees(uuid), financement.refaire_les_cles(uuid) from public;
grant execute on function financement.cibles_perimees(uuid), financement.refaire_les_cles(uuid) to halle_app;
grant execute on function financement.ouvrir_un_versement(), financement.clore_un_versement() to halle_app;
grant execute on function financement.differences_calculees(), financement.texte_des_differences(text), financement.texte_de_toutes()
    to halle_app;
grant select on financement.v_public_ligne, financement.v_public_montant, financement.v_public_montant_de_ligne,
    financement.v_public_total, financement.v_public_rapprochement, financement.v_public_concours,
    financement.v_public_cumul_concours, financement.v_public_cumul_concours_national,
    financement.v_public_cumul_concours_territoire, financement.v_public_territoire_des_concours, financement.v_public_difference, financement.v_public_cumul_laureat,
    financement.v_public_cumul_programme to halle_lecture;
grant execute on function financement.mots(text), financement.v_public_mots_cherches(text) to halle_app, halle_lecture;
