-- Les mêmes cumuls (ADR 0014, 0015), écrits à moindre frais (ADR 0020) : ce que coûte une instruction ne dépend que de ce qu'elle ajoute,
-- jamais de ce que la base contient déjà.

-- Une version se cherche par la ligne qu'elle corrige.
create index ligne_par_racine on financement.ligne (racine) where racine is not null;

/* Un concours dit son territoire ; une ligne d'un programme, son lauréat ou sa commune. */
alter table financement.ligne
    drop constraint rattachee,
    add constraint rattachee check (
        case rattachement when 'territoire' then coalesce(commune, territoire_code) is not null
             else programme is not null and coalesce(laureat::text, commune) is not null end);

/* Ce que les lectures voient des lignes que « touchees » rend (une colonne, ligne), chacune cherchée par son identifiant et par lui seul
   (« offset 0 » l'impose, et aucune autre condition n'y entre) : pendant un versement, la base n'a pas de statistiques, et prendrait un
   index partiel qui parcourt tout. Les trois conditions disent ce que
   l'instruction en cours vient d'ajouter : un montant m ou une ligne l, la correction c de ce montant, la correction lc de cette ligne. */
create function financement.texte_des_touchees(touchees text, neuf text, correction_neuve text, correction_de_ligne_neuve text) returns text
    language sql immutable parallel safe
    return format($texte$
        select l.id as version, l.programme, l.laureat, coalesce(l.commune, '') as commune, l.dispositif, l.nature,
               coalesce(l.origine, '') as origine, m.stade::text as stade, m.id, m.centimes,
               source.au_plus_tard(m.effet, m.precision_date) as vrai_du, greatest(m.saisi_le, l.saisi_le) as connu_du,
               coalesce(c.saisi_le, 'infinity') as corrige_le, coalesce(lc.saisi_le, 'infinity') as ligne_corrigee_le,
               %2$s as neuf, %3$s as correction_neuve, %4$s as correction_de_ligne_neuve
          from (%1$s) t
          cross join lateral (
              (select x.* from financement.ligne x where x.id = t.ligne offset 0)
              union all
              (select x.* from financement.ligne x where x.racine = t.ligne offset 0)) l
          cross join lateral (select x.* from financement.montant x where x.ligne = t.ligne offset 0) m
          left join lateral (select x.id, x.saisi_le from financement.ligne x where x.corrige_id = l.id offset 0) lc on true
          left join lateral (select x.id, x.saisi_le from financement.montant x where x.corrige_id = m.id offset 0) c on true
         where l.programme is not null and l.laureat is not null and l.rattachement <> 'territoire' and not l.annule
           and not m.annule and m.stade in ('accorde', 'engage', 'verse')$texte$,
        touchees, neuf, correction_neuve, correction_de_ligne_neuve);

/* Les mêmes colonnes, de toutes les lignes : lire chaque table une fois vaut mieux que d'y chercher. */
create function financement.texte_de_toutes() returns text
    language sql immutable parallel safe
    return $texte$
        select l.id as version, l.programme, l.laureat, coalesce(l.commune, '') as commune, l.dispositif, l.nature,
               coalesce(l.origine, '') as origine, m.stade::text as stade, m.id, m.centimes,
               source.au_plus_tard(m.effet, m.precision_date) as vrai_du, greatest(m.saisi_le, l.saisi_le) as connu_du,
               coalesce(c.saisi_le, 'infinity') as corrige_le, coalesce(lc.saisi_le, 'infinity') as ligne_corrigee_le,
               true as neuf, false as correction_neuve, false as correction_de_ligne_neuve
          from financement.ligne l
          join financement.montant m on m.ligne = coalesce(l.racine, l.id) and not m.annule and m.stade in ('accorde', 'engage', 'verse')
          left join financement.montant c on c.corrige_id = m.id and c.corrige_id is not null
          left join financement.ligne lc on lc.corrige_id = l.id and lc.corrige_id is not null
         where not l.annule and l.programme is not null and l.laureat is not null and l.rattachement <> 'territoire'$texte$;

/* Le texte qui calcule les différences de ce que « vu » rend : l'après moins l'avant ; si tout est neuf, tout. À chaque instant où ce
   que l'on sait d'une ligne et d'un stade change, ce que l'on en sait est une suite de marches, rangées par date : chacune entre à cet
   instant et sort au suivant. Un montant seul, c'est le cas courant, est sa propre marche. Elles sortent dans l'ordre de leur index. */
create function financement.texte_des_differences(vu text) returns text
    language sql immutable parallel safe
    return format($texte$
        with vu as materialized (
            %s
        ), fait as (
            select 1 as sens, version, programme, laureat, commune, dispositif, nature, origine, stade, id, vrai_du, centimes,
                   connu_du, least(corrige_le, ligne_corrigee_le) as connu_jusqu
              from vu where connu_du < least(corrige_le, ligne_corrigee_le)
            union all
            select -1, version, programme, laureat, commune, dispositif, nature, origine, stade, id, vrai_du, centimes, connu_du, jusqu
              from (select v.*, least(case when correction_neuve then 'infinity' else corrige_le end,
                                      case when correction_de_ligne_neuve then 'infinity' else ligne_corrigee_le end) as jusqu
                      from vu v where not neuf) avant
             where connu_du < jusqu
        ), compte as materialized (
            -- Le compte d'une ligne ne tient qu'à son plus ancien montant : les autres n'y changent rien, sauf si l'un se corrige.
            select f.*,
                   case stade when 'accorde' then count(*) filter (where stade = 'accorde') over w
                              when 'engage' then count(*) filter (where stade = 'engage') over w
                              else count(*) filter (where stade = 'verse') over w end as rangs,
                   bool_and(connu_jusqu = 'infinity') over w as stable,
                   min(vrai_du) over (partition by sens, version order by connu_du, vrai_du, id
                                      rows between unbounded preceding and 1 preceding) as precedent
              from fait f
            window w as (partition by sens, version)
        ), porte as (
            select sens, version, programme, laureat, commune, dispositif, nature, origine, stade, id, vrai_du, centimes,
                   connu_du, connu_jusqu, rangs
              from compte
            union all
            select sens, version, programme, laureat, commune, '', '', '', 'ligne', id, vrai_du, 0, connu_du, connu_jusqu,
                   count(*) over (partition by sens, version)
              from compte where not stable or precedent is null or vrai_du < precedent
        ), seul as (
            select * from porte where rangs = 1
        ), suivi as materialized (
            select * from porte where rangs > 1
        ), instant as (
            select sens, version, stade, t, lead(t) over (partition by sens, version, stade order by t) as suivant
              from (select sens, version, stade, connu_du as t from suivi
                    union
                    select sens, version, stade, connu_jusqu from suivi where connu_jusqu < 'infinity') i
        ), marche as (
            select s.sens, s.programme, s.laureat, s.commune, s.dispositif, s.nature, s.origine, s.stade, s.vrai_du, i.t, i.suivant,
                   case when row_number() over m = 1 then 1 else 0 end as lignes,
                   s.centimes - lag(s.centimes, 1, 0::bigint) over m as centimes
              from suivi s
              join instant i on i.sens = s.sens and i.version = s.version and i.stade = s.stade
               and s.connu_du <= i.t and i.t < s.connu_jusqu
            window m as (partition by s.sens, s.version, s.stade, i.t order by s.vrai_du, s.id)
        ), utile as materialized (
            select * from marche where lignes <> 0 or centimes <> 0
        ), difference as (
            select sens, programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, t as connu_du, lignes, centimes
              from utile
            union all
            select -sens, programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, suivant, lignes, centimes
              from utile where suivant is not null
            union all
            select sens, programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du, 1, centimes from seul
            union all
            select -sens, programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_jusqu, 1, centimes
              from seul where connu_jusqu < 'infinity'
        )
        select programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du,
               sum(sens * lignes)::integer as lignes, sum(sens * centimes)::bigint as centimes
          from difference
         group by programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du
        having sum(sens * lignes) <> 0 or sum(sens * centimes) <> 0
         order by laureat, vrai_du, connu_du$texte$,
        vu);

/* Écrites dans l'ordre des index, les lignes d'un même lauréat sont voisines, et l'index se remplit sans y revenir. */
create or replace function financement.texte_des_cumuls(differences text) returns text
    language sql immutable parallel safe
    return format($texte$
        with calculee as materialized (
            %s
        ), ecrite as (
            insert into financement.difference (programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du,
                                                lignes, centimes)
            select programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du, lignes, centimes from calculee
        ), par_laureat as (
            insert into financement.cumul_laureat as k (laureat, dispositif, nature, origine, commune, stade, programme, lignes, centimes)
            select laureat, dispositif, nature, origine, commune, stade, programme, sum(lignes), sum(centimes)
              from calculee group by laureat, dispositif, nature, origine, commune, stade, programme
             order by laureat, dispositif, nature, origine, commune, stade, programme
            on conflict (laureat, dispositif, nature, origine, commune, stade, programme) do update
               set lignes = k.lignes + excluded.lignes, centimes = k.centimes + excluded.centimes
        )
        insert into financement.cumul_programme as k (programme, dispositif, nature, origine, stade, vrai_annee, connu_annee, lignes, centimes)
        select programme, dispositif, nature, origine, stade, extract(year from vrai_du)::integer,
               extract(year from connu_du at time zone 'UTC')::integer, sum(lignes), sum(centimes)
          from calculee where stade <> 'ligne' group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
        on conflict (programme, dispositif, nature, origine, stade, vrai_annee, connu_annee) do update
           set lignes = k.lignes + excluded.lignes, centimes = k.centimes + excluded.centimes$texte$, differences);

create or replace function financement.cumuler_montants() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set work_mem = '64MB'
    set enable_nestloop = on
as $corps$
declare
    combien bigint;
    touchees uuid[];
begin
    select count(*), array_agg(t.ligne order by t.ligne) filter (where t.suivie) into combien, touchees
      from (select n.ligne,
                   coalesce(v.programme is not null, false)
                       or exists (select from (select x.programme from financement.ligne x where x.racine = n.ligne offset 0) a
                                   where a.programme is not null) as suivie
              from (select distinct ligne from nouveaux) n
              left join lateral (select x.programme from financement.ligne x where x.id = n.ligne offset 0) v on true) t;
    if touchees is null then
        return null;
    end if;
    -- Tant d'un coup : les marches se croisent par hachage. Ce réglage ne sort pas de la fonction.
    if combien > 1000 then
        perform set_config('enable_nestloop', 'off', true);
    end if;
    perform pg_advisory_xact_lock(hashtextextended('financement.difference', 0));
    execute financement.texte_des_cumuls(financement.texte_des_differences(financement.texte_des_touchees(
                'select unnest($1) as ligne', 'm.id in (select n.id from nouveaux n)', 'c.id in (select n.id from nouveaux n)', 'false')))
      using touchees;
    return null;
end
$corps$;

create or replace function financement.cumuler_lignes() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set work_mem = '64MB'
    set enable_nestloop = on
as $corps$
declare
    touchees uuid[];
begin
    select array_agg(t.racine order by t.racine) into touchees
      from (select distinct n.racine from nouvelles n where n.corrige_id is not null) t
     where exists (select from ((select x.programme from financement.ligne x where x.id = t.racine offset 0)
                                union all
                                (select x.programme from financement.ligne x where x.racine = t.racine offset 0)) l
                    where l.programme is not null);
    if touchees is null then
        return null;
    end if;
    if cardinality(touchees) > 1000 then
        perform set_config('enable_nestloop', 'off', true);
    end if;
    perform pg_advisory_xact_lock(hashtextextended('financement.difference', 0));
    execute financement.texte_des_cumuls(financement.texte_des_differences(financement.texte_des_touchees(
                'select unnest($1) as ligne', 'l.id in (select n.id from nouvelles n)', 'false', 'lc.id in (select n.id from nouvelles n)')))
      using touchees;
    return null;
end
$corps$;

create or replace function financement.differences_calculees()
    returns table (programme text, laureat uuid, commune text, dispositif text, nature text, origine text, stade text,
                   vrai_du date, connu_du timestamptz, lignes integer, centimes bigint)
    language plpgsql stable
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    return query execute financement.texte_des_differences(financement.texte_de_toutes());
end
$corps$;

drop function financement.texte_des_differences(text, text, text, text);

/* Une ligne neuve n'a pas encore de montant : seules comptent celles qui en corrigent une autre. Les montants d'un programme, qui n'ont
   pas à entrer dans ces cumuls, sont écartés par une seule recherche. */
create or replace function financement.cumuler_les_concours() returns trigger
    language plpgsql
as $corps$
declare
    neuves uuid[];
    concours uuid[];
begin
    if tg_table_name = 'ligne' then
        select array_agg(n.id), array_agg(distinct coalesce(n.racine, n.id)) into neuves, concours
          from nouvelles n where n.corrige_id is not null;
    else
        select array_agg(t.id), array_agg(distinct t.ligne) into neuves, concours
          from (select n.id, n.ligne
                  from nouvelles n
                  left join lateral (select x.rattachement from financement.ligne x where x.id = n.ligne offset 0) v on true
                 where n.stade = 'accorde'
                   and (v.rattachement = 'territoire'
                        or exists (select from (select x.rattachement from financement.ligne x where x.racine = n.ligne offset 0) a
                                    where a.rattachement = 'territoire'))) t;
    end if;
    if concours is null then
        return null;
    end if;
    execute format(
        $sql$
        with delta as materialized (
            select coalesce(l.territoire_type, 'commune') as territoire_type, coalesce(l.territoire_code, l.commune) as territoire_code,
                   l.exercice, l.dispositif, l.nature, l.beneficiaire_echelon, l.categorie, l.source,
                   coalesce(m.centimes > l.cout_centimes, false) as depassement, m.texte is not null as arrondi,
                   source.au_plus_tard(m.effet, m.precision_date) as vrai_du, pas.connu_du,
                   sum(pas.signe) as nombre, sum(pas.signe * m.centimes) as centimes
              from unnest($2) as t (id)
              cross join lateral (
                  (select * from financement.ligne x where x.id = t.id offset 0)
                  union all
                  (select * from financement.ligne x where x.racine = t.id offset 0)) l
              cross join lateral (select * from financement.montant x where x.ligne = t.id offset 0) m
              left join lateral (select x.id, x.saisi_le from financement.ligne x where x.corrige_id = l.id offset 0) lc on true
              left join lateral (select x.id, x.saisi_le from financement.montant x where x.corrige_id = m.id offset 0) mc on true
              cross join lateral (values
                  (1, least(coalesce(lc.saisi_le, 'infinity'), coalesce(mc.saisi_le, 'infinity'))),
                  (-1, least(coalesce(%2$sc.saisi_le, 'infinity'),
                             case when %1$sc.id = any ($1) then 'infinity' else coalesce(%1$sc.saisi_le, 'infinity') end)))
                  as etat (signe, jusqu)
              cross join lateral (values
                  (greatest(l.saisi_le, m.saisi_le), etat.signe), (etat.jusqu, -etat.signe)) as pas (connu_du, signe)
             where l.rattachement = 'territoire' and not l.annule and m.stade = 'accorde' and not m.annule
               and (etat.signe = 1 or %1$s.id <> all ($1))
               and greatest(l.saisi_le, m.saisi_le) < etat.jusqu and pas.connu_du < 'infinity'
             group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
            having sum(pas.signe) <> 0 or sum(pas.signe * m.centimes) <> 0
        ), detail as (
            insert into financement.cumul_concours (territoire_type, territoire_code, exercice, dispositif, nature, beneficiaire_echelon,
                categorie, source, depassement, arrondi, vrai_du, connu_du, nombre, centimes)
            select * from delta
        ), territoires as (
            insert into financement.territoire_des_concours
            select distinct territoire_type, territoire_code from delta on conflict do nothing
        )
        insert into financement.cumul_concours_national (territoire_type, exercice, dispositif, nature, beneficiaire_echelon,
            categorie, source, depassement, arrondi, vrai_du, connu_du, nombre, centimes)
        select territoire_type, exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi,
               vrai_du, connu_du, sum(nombre), sum(centimes)
          from delta
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
        having sum(nombre) <> 0 or sum(centimes) <> 0
        $sql$,
        case tg_table_name when 'ligne' then 'l' else 'm' end,
        case tg_table_name when 'ligne' then 'm' else 'l' end)
    using neuves, concours;
    return null;
end
$corps$;
