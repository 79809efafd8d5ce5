-- Des cumuls plutôt que des sommes (ADR 0014). Ce qu'un lauréat a reçu, lu à (au, connu), est une fonction en escalier des deux
-- dates. On en garde les différences : leur somme, là où vrai_du <= au et connu_du <= connu, redonne la lecture exacte.
-- Rien ici n'est un fait : tout se recalcule des lignes et des montants.

/* Les différences. Le stade « ligne » ne somme rien : il compte les lignes dont on lit au moins un montant, par lauréat et par
   commune. Une commune ou une origine que la ligne ne dit pas s'écrit ''. */
create table financement.difference (
    programme text not null,
    laureat uuid not null,
    commune text not null,
    dispositif text not null,
    nature text not null,
    origine text not null,
    stade text not null,
    vrai_du date not null,
    connu_du timestamptz not null,
    lignes integer not null,
    centimes bigint not null
);

/* La somme des différences d'un lauréat. Une lecture en retranche ce qui est postérieur. */
create table financement.cumul_laureat (
    laureat uuid not null,
    dispositif text not null,
    nature text not null,
    origine text not null,
    commune text not null,
    stade text not null,
    programme text not null,
    lignes bigint not null,
    centimes bigint not null,
    primary key (laureat, dispositif, nature, origine, commune, stade, programme)
) with (fillfactor = 80);

/* La même somme, tous lauréats ensemble, par années des deux dates : une lecture ne retranche que dans l'année qu'elle coupe. */
create table financement.cumul_programme (
    programme text not null,
    dispositif text not null,
    nature text not null,
    origine text not null,
    stade text not null,
    vrai_annee integer not null,
    connu_annee integer not null,
    lignes bigint not null,
    centimes bigint not null,
    primary key (programme, dispositif, nature, origine, stade, vrai_annee, connu_annee)
) with (fillfactor = 80);

comment on table financement.difference is 'Calculée : ce que chaque montant change aux lectures, par case d''un lauréat';
comment on table financement.cumul_laureat is 'Calculée : la somme des différences d''un lauréat, à toutes dates';
comment on table financement.cumul_programme is 'Calculée : la somme des différences d''un programme, par années';

create index difference_par_laureat on financement.difference (laureat, vrai_du, connu_du);
create index difference_par_vrai on financement.difference (vrai_du);
create index difference_par_connu on financement.difference (connu_du);
-- Le compte des lignes de tous les lauréats d'un programme.
create index cumul_des_lignes on financement.cumul_laureat (programme, laureat) include (commune, lignes) where stade = 'ligne';
-- Les lignes d'un lauréat dans une case, sans lire les autres.
drop index financement.ligne_par_laureat;
create index ligne_par_laureat on financement.ligne (laureat, dispositif) where laureat is not null;
-- Toutes les versions d'une ligne ; un concours n'a pas de programme.
create index ligne_par_premiere on financement.ligne ((coalesce(racine, id))) where programme is not null;

/* Le texte qui calcule des différences, pour les lignes que « touchees » rend (une colonne, ligne).
   Les trois conditions disent ce que l'instruction en cours vient d'ajouter : un montant m ou une ligne l, la correction c de ce
   montant, la correction lc de cette ligne. Le texte rend ce qu'elle change, l'après moins l'avant ; si tout est neuf, il rend tout.
   Ce sont des conditions et non des jointures : PostgreSQL, qui ne sait rien d'une table qui se remplit, croiserait tout.
   À chaque instant où ce que l'on sait d'une ligne et d'un stade change, ce que l'on en sait est une suite de marches, rangées
   par date : chacune entre à cet instant et sort au suivant. Un montant seul, c'est le cas courant, est sa propre marche. */
create function financement.texte_des_differences(touchees text, neuf text, correction_neuve text, correction_de_ligne_neuve text) returns text
    language sql immutable parallel safe
    return format($texte$
        with touchee as materialized (
            select distinct t.ligne from (%1$s) t
        ), vu as materialized (
            select l.id as version, l.programme, l.laureat, coalesce(l.commune, '') as commune, l.dispositif, l.nature,
                   coalesce(l.origine, '') as origine, m.stade::text as stade, m.id, m.centimes,
                   source.au_plus_tard(m.effet, m.precision_date) as vrai_du, greatest(m.saisi_le, l.saisi_le) as connu_du,
                   coalesce(c.saisi_le, 'infinity') as corrige_le, coalesce(lc.saisi_le, 'infinity') as ligne_corrigee_le,
                   %2$s as neuf, %3$s as correction_neuve, %4$s as correction_de_ligne_neuve
              from touchee t
              join financement.ligne l on coalesce(l.racine, l.id) = t.ligne and not l.annule
               and l.programme is not null and l.laureat is not null and l.rattachement <> 'territoire'
              join financement.montant m on m.ligne = t.ligne and not m.annule and m.stade in ('accorde', 'engage', 'verse')
              left join financement.montant c on c.corrige_id = m.id and c.corrige_id is not null
              left join financement.ligne lc on lc.corrige_id = l.id and lc.corrige_id is not null
        ), fait as materialized (
            select 1 as sens, version, programme, laureat, commune, dispositif, nature, origine, stade, id, vrai_du, centimes,
                   connu_du, least(corrige_le, ligne_corrigee_le) as connu_jusqu
              from vu
            union all
            select -1, version, programme, laureat, commune, dispositif, nature, origine, stade, id, vrai_du, centimes, connu_du,
                   least(case when correction_neuve then 'infinity' else corrige_le end,
                         case when correction_de_ligne_neuve then 'infinity' else ligne_corrigee_le end)
              from vu where not neuf
        ), compte as (
            -- Le compte d'une ligne ne tient qu'à son plus ancien montant : les autres n'y changent rien, sauf si l'un se corrige.
            select f.*, bool_and(connu_jusqu = 'infinity') over (partition by sens, version) as stable,
                   min(vrai_du) over (partition by sens, version order by connu_du, vrai_du, id
                                      rows between unbounded preceding and 1 preceding) as precedent
              from fait f where connu_du < connu_jusqu
        ), porte as (
            select sens, version, programme, laureat, commune, dispositif, nature, origine, stade, id, vrai_du, centimes,
                   connu_du, connu_jusqu, count(*) over (partition by sens, version, stade) as rangs
              from fait where connu_du < connu_jusqu
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
        having sum(sens * lignes) <> 0 or sum(sens * centimes) <> 0$texte$,
        touchees, neuf, correction_neuve, correction_de_ligne_neuve);

/* Le texte qui écrit des différences et les ajoute aux cumuls. */
create function financement.texte_des_cumuls(differences text) returns text
    language sql immutable parallel safe
    return format($texte$
        with ecrite as (
            insert into financement.difference (programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du,
                                                lignes, centimes)
            %s
            returning *
        ), par_laureat as (
            insert into financement.cumul_laureat as k (laureat, dispositif, nature, origine, commune, stade, programme, lignes, centimes)
            select laureat, dispositif, nature, origine, commune, stade, programme, sum(lignes), sum(centimes)
              from ecrite group by laureat, dispositif, nature, origine, commune, stade, programme
            on conflict (laureat, dispositif, nature, origine, commune, stade, programme) do update
               set lignes = k.lignes + excluded.lignes, centimes = k.centimes + excluded.centimes
        )
        insert into financement.cumul_programme as k (programme, dispositif, nature, origine, stade, vrai_annee, connu_annee, lignes, centimes)
        select programme, dispositif, nature, origine, stade, extract(year from vrai_du)::integer,
               extract(year from connu_du at time zone 'UTC')::integer, sum(lignes), sum(centimes)
          from ecrite where stade <> 'ligne' group by 1, 2, 3, 4, 5, 6, 7
        on conflict (programme, dispositif, nature, origine, stade, vrai_annee, connu_annee) do update
           set lignes = k.lignes + excluded.lignes, centimes = k.centimes + excluded.centimes$texte$, differences);

/* Le rôle qui saisit n'a pas le droit de modifier : c'est le propriétaire qui cumule, et rien d'autre. Un texte est planifié à
   chaque fois, d'après ce que l'instruction ajoute : un montant, ou cent mille. Le verrou fait attendre celui qui écrit à la fois
   que nous, dont nous ne verrions pas les montants d'une même ligne. */
create function financement.cumuler_montants() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set work_mem = '64MB'
    set enable_nestloop = on
as $corps$
declare
    touchees constant text := 'select n.ligne from nouveaux n where exists (
        select from financement.ligne l where coalesce(l.racine, l.id) = n.ligne and l.programme is not null)';
    aucune boolean;
begin
    execute format('select not exists (%s)', touchees) into aucune;
    if aucune then
        return null;
    end if;
    -- Tant d'un coup : tout lire une fois vaut mieux que de chercher un à un. Ce réglage ne sort pas de la fonction.
    if (select count(*) > 1000 from nouveaux) then
        perform set_config('enable_nestloop', 'off', true);
    end if;
    perform pg_advisory_xact_lock(hashtextextended('financement.difference', 0));
    execute financement.texte_des_cumuls(
        financement.texte_des_differences(
            touchees, 'm.id in (select n.id from nouveaux n)', 'c.id in (select n.id from nouveaux n)', 'false'));
    return null;
end
$corps$;

/* Une ligne neuve n'a pas encore de montant : seules comptent celles qui en corrigent une autre. */
create function financement.cumuler_lignes() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set work_mem = '64MB'
    set enable_nestloop = on
as $corps$
declare
    touchees constant text := 'select n.racine as ligne from nouvelles n where n.corrige_id is not null and exists (
        select from financement.ligne l where coalesce(l.racine, l.id) = n.racine and l.programme is not null)';
    aucune boolean;
begin
    execute format('select not exists (%s)', touchees) into aucune;
    if aucune then
        return null;
    end if;
    -- Tant d'un coup : tout lire une fois vaut mieux que de chercher un à un. Ce réglage ne sort pas de la fonction.
    if (select count(*) > 1000 from nouvelles) then
        perform set_config('enable_nestloop', 'off', true);
    end if;
    perform pg_advisory_xact_lock(hashtextextended('financement.difference', 0));
    execute financement.texte_des_cumuls(
        financement.texte_des_differences(
            touchees, 'l.id in (select n.id from nouvelles n)', 'false', 'lc.id in (select n.id from nouvelles n)'));
    return null;
end
$corps$;

create trigger cumuls after insert on financement.montant
    referencing new table as nouveaux for each statement execute function financement.cumuler_montants();
create trigger cumuls after insert on financement.ligne
    referencing new table as nouvelles for each statement execute function financement.cumuler_lignes();

/* Toutes les différences, recalculées des faits : pour les remplir ici, et pour les contrôler. */
create function financement.differences_calculees()
    returns table (programme text, laureat uuid, commune text, dispositif text, nature text, origine text, stade text,
                   vrai_du date, connu_du timestamptz, lignes integer, centimes bigint)
    language plpgsql stable
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    return query execute financement.texte_des_differences(
        'select coalesce(l.racine, l.id) as ligne from financement.ligne l where l.programme is not null',
        'true', 'false', 'false');
end
$corps$;

do $$
begin
    execute financement.texte_des_cumuls('select * from financement.differences_calculees()');
end
$$;
