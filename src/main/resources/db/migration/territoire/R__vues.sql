-- Contrat de lecture du module territoire. Tout y est public.

create or replace view territoire.v_public_millesime as
    select annee, debut, note from territoire.millesime;

/* Ce que la table territoire.annuaire doit contenir. */
create or replace view territoire.v_annuaire_calcule with (security_invoker = true) as
    select 'nation' as type, 'france' as code, 'France' as nom, null::text as departement, null::text as region,
           null::text as genre, null::text as chef_lieu, 0::smallint as du, 9999::smallint as jusqu
    union all
    select 'region', code, nom, null, code, null, chef_lieu, du, jusqu from territoire.region
    union all
    select 'departement', code, nom, code, region, zone, chef_lieu, du, jusqu from territoire.departement
    union all
    select 'arrondissement', a.code, a.nom, a.departement, d.region, null, a.chef_lieu, a.du, a.jusqu
      from territoire.arrondissement a
      left join territoire.departement d on d.code = a.departement and d.jusqu = 9999
    union all
    select 'epci', siren, nom, null, null, type, null, du, jusqu from territoire.epci
    union all
    select 'commune', code, nom, departement, region, arrondissement, null, lue_du, jusqu
      from territoire.commune where type = 'actuelle';

/* Un territoire de tout niveau, avec son niveau supérieur. */
create or replace view territoire.v_public_territoire as
    select type, code, nom, departement, region, genre, chef_lieu, du, jusqu from territoire.annuaire
    union all
    select 'groupement', code, nom, departement, null, type, null, 0::smallint, 9999::smallint from territoire.groupement;

/* Ce que la table territoire.appartenance doit contenir. */
create or replace view territoire.v_appartenance_calculee with (security_invoker = true) as
    select s.code as code_source, c.code as commune, n.type, n.code,
           greatest(s.du, c.lue_du) as du, least(s.jusqu, c.jusqu) as jusqu
      from territoire.correspondance s
      join territoire.commune c on c.code = s.actuelle and c.type = 'actuelle' and c.lue_du < s.jusqu and s.du < c.jusqu
      cross join lateral (values ('region', c.region), ('departement', c.departement), ('arrondissement', c.arrondissement))
                         as n (type, code)
     where n.code is not null
    union all
    select s.code, s.actuelle, 'epci', m.epci, greatest(s.du, m.du), least(s.jusqu, m.jusqu)
      from territoire.correspondance s
      join territoire.epci_membre m on m.commune = s.actuelle and m.du < s.jusqu and s.du < m.jusqu;

/* À chaque millésime, ce que devient un code de commune et les territoires où il tombe. */
create or replace view territoire.v_public_appartenance as
    select code_source, commune, type, code, du, jusqu from territoire.appartenance
    union all
    select code, actuelle, 'nation', 'france', du, jusqu from territoire.correspondance
    union all
    select code, actuelle, 'commune', actuelle, du, jusqu from territoire.correspondance
    union all
    -- Un groupement nomme ses communes par des dates : il vaut aux millésimes dont l'année est dans sa période.
    select s.code, s.actuelle, 'groupement', g.groupement,
           greatest(s.du, extract(year from g.effet)::smallint),
           least(s.jusqu, coalesce(extract(year from g.jusqu)::smallint, 9999::smallint))
      from territoire.correspondance s
      join territoire.groupement_membre g on g.commune = s.actuelle
     where not g.annule and not exists (select from territoire.groupement_membre c where c.corrige_id = g.id);

create or replace view territoire.v_public_commune as
    select code, nom, nom_normalise, type, departement, region, arrondissement, chef_lieu, siren, codes_postaux, du, jusqu, lue_du
      from territoire.commune;

create or replace view territoire.v_public_correspondance as
    select code, actuelle, du, jusqu from territoire.correspondance;

create or replace view territoire.v_public_succession as
    select ancien, nouveau, annee, nature, nom_ancien from territoire.succession;

create or replace view territoire.v_public_epci as
    select siren, nom, nom_normalise, type, du, jusqu from territoire.epci;

create or replace view territoire.v_public_epci_membre as
    select epci, commune, du, jusqu from territoire.epci_membre;

create or replace view territoire.v_public_groupement as
    select code, nom, nom_normalise, type, departement, effet, precision_date, jusqu, source, citation from territoire.groupement;

create or replace view territoire.v_public_groupement_membre as
    select groupement, commune, effet, precision_date, jusqu, source from territoire.groupement_membre m
     where not m.annule and not exists (select from territoire.groupement_membre c where c.corrige_id = m.id);

create or replace view territoire.v_public_population as
    select p.commune, p.serie, p.habitants, s.source, s.version_paquet, s.champ, s.annee, s.note, s.millesime, s.principale
      from territoire.population p join territoire.serie_population s on s.code = p.serie
     where not p.annule and not exists (select from territoire.population c where c.corrige_id = p.id);

create or replace view territoire.v_public_position as
    select commune, longitude, latitude, precision_position, plan, x, y from territoire.position;

create or replace view territoire.v_public_contour as
    select type, code, plan, trace, trace_large, x_min, y_min, x_max, y_max, source from territoire.contour;

grant usage on schema territoire to halle_app, halle_lecture;
-- « maintain » : après un versement en masse, halle_app met à jour les statistiques que l'on n'attendra pas.
grant select, insert, maintain on all tables in schema territoire to halle_app;
-- Les contours viennent d'un fichier de référence remplacé en bloc : ce ne sont pas des faits datés.
grant delete on territoire.contour to halle_app;
do $$
declare vue record;
begin
    for vue in select viewname from pg_views where schemaname = 'territoire' and viewname like 'v\_public\_%' loop
        execute format('grant select on territoire.%I to halle_lecture', vue.viewname);
    end loop;
end $$;
