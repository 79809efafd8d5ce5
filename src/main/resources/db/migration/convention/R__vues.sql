-- Contrat de lecture du module convention. Les signatures publiées et les conventions signées sont publiques ; ce qui se prépare ne
-- l'est pas. Une lecture à (au, connu) garde les lignes telles que  vrai_du <= au  et  connu_du <= connu < connu_jusqu.

create or replace view convention.v_public_signature as
    select s.id, s.jeu, s.type, s.programme, s.commune, s.effet, s.fin, s.source, s.import,
           s.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.signature s
      left join convention.signature c on c.corrige_id = s.id
     where not s.annule and s.etat = 'signee';

create or replace view convention.v_public_type as
    select programme, code, libelle, pluriel, objet, rang, atteste_par, remplace, porte, duree_parametre, fin_le, fin_precision, source
      from convention.type;
create or replace view convention.v_public_type_partie as
    select programme, type, code, rang, libelle, nature, par, obligatoire, qualite, delibere from convention.type_partie;
create or replace view convention.v_public_type_etape as
    select programme, type, code, rang, genre, libelle, obligatoire, roles from convention.type_etape;
create or replace view convention.v_public_type_echeance as
    select programme, code, rang, libelle, depuis, attendue, parametre, alertes, enjeu, attend, source from convention.type_echeance;
create or replace view convention.v_public_type_ouvre as
    select programme, type, rang, libelle, detail, source from convention.type_ouvre;
create or replace view convention.v_public_type_piece as
    select programme, type, code, rang, libelle, obligatoire from convention.type_piece;

/* Ce que l'acteur a le droit de voir (v_), et ce que chacun voit (v_public_) : mêmes colonnes. */
create or replace view convention.v_convention with (security_invoker = true) as
    select coalesce(c.racine, c.id) as id, c.id as version, c.reference, c.programme, c.type, c.nature, c.intitule, c.objet,
           c.organisation, c.portee_par, c.prend_effet_le, c.fin_le, c.document, c.source, c.citation, c.deduction, c.import, c.visible_par,
           c.saisi_par, c.qualite, c.saisi_le as connu_du, coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from convention.convention c left join convention.convention s on s.corrige_id = c.id
     where not c.annule;
create or replace view convention.v_convention_laureat with (security_invoker = true) as
    select l.version, l.laureat, l.rang from convention.convention_laureat l;
create or replace view convention.v_convention_partie with (security_invoker = true) as
    select p.version, p.cle, p.rang, p.code, p.nom, p.nature, p.organisation, p.territoire_type, p.territoire_code, p.obligatoire,
           p.qualite, p.delibere
      from convention.convention_partie p;
create or replace view convention.v_acte with (security_invoker = true) as
    select a.id, a.convention, a.genre, a.nature, a.effet, a.precision_date, a.partie, a.etape, a.sens, a.rendu_par, a.numero,
           a.transmis_le, a.publie_le, a.signataire, a.signataire_qualite, a.mandat, a.fin_le, a.note, a.motif, a.acte_reference,
           a.source, a.citation, a.deduction, a.constatations, a.import, a.organisation, a.visible_par, a.saisi_par, a.qualite,
           source.au_plus_tard(a.effet, a.precision_date) as vrai_du,
           a.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.acte a left join convention.acte c on c.corrige_id = a.id
     where not a.annule;

/* Une vue publique lit les tables mêmes, au nom du propriétaire : une vue security_invoker le ferait au nom du public, qui n'en lit aucune. */
create or replace view convention.v_public_convention as
    select coalesce(c.racine, c.id) as id, c.id as version, c.reference, c.programme, c.type, c.nature, c.intitule, c.objet,
           c.organisation, c.portee_par, c.prend_effet_le, c.fin_le, c.document, c.source, c.citation, c.deduction, c.import,
           array['public'] as visible_par, null::uuid as saisi_par, null::text as qualite,
           c.saisi_le as connu_du, coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from convention.convention c left join convention.convention s on s.corrige_id = c.id
     where not c.annule and c.visible_par @> array['public'];
create or replace view convention.v_public_convention_laureat as
    select l.version, l.laureat, l.rang from convention.convention_laureat l
     where l.version in (select c.version from convention.v_public_convention c);
create or replace view convention.v_public_convention_partie as
    select p.version, p.cle, p.rang, p.code, p.nom, p.nature, p.organisation, p.territoire_type, p.territoire_code, p.obligatoire,
           p.qualite, p.delibere
      from convention.convention_partie p
     where p.version in (select c.version from convention.v_public_convention c);
create or replace view convention.v_public_acte as
    select a.id, a.convention, a.genre, a.nature, a.effet, a.precision_date, a.partie, a.etape, a.sens, a.rendu_par, a.numero,
           a.transmis_le, a.publie_le, a.signataire, a.signataire_qualite, null::uuid as mandat, a.fin_le, null::text as note, a.motif,
           a.acte_reference, a.source, a.citation, a.deduction, '{}'::text[] as constatations, a.import, a.organisation,
           array['public'] as visible_par, null::uuid as saisi_par, null::text as qualite,
           source.au_plus_tard(a.effet, a.precision_date) as vrai_du,
           a.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.acte a left join convention.acte c on c.corrige_id = a.id
     where not a.annule and a.genre in ('deliberation', 'signature', 'publication', 'avenant', 'derogation', 'resiliation')
       and a.convention in (select c.id from convention.v_public_convention c);

/* Les fonctions qui lisent des lauréats prennent la liste de ceux que l'on veut ; absente, tous. */

/* La date que les listes donnent à chaque lauréat, par type de signature : la dernière de ses communes. Deux listes : la plus récente. */
create or replace function convention.v_public_listes(le_programme text, lesquels uuid[], connu timestamptz)
    returns table (laureat uuid, atteste text, effet date, source text, communes bigint, signees bigint, conflit boolean)
    language sql stable parallel safe
    begin atomic
        with membre as (
            select distinct m.laureat, c.actuelle as commune
              from programme.v_public_composition m
              join territoire.v_public_correspondance c on c.code = m.code and c.jusqu = 9999
             where m.programme = le_programme and m.type = 'commune' and m.connu_du <= connu and connu < m.connu_jusqu
               and (lesquels is null or m.laureat = any (lesquels))
        ), effectif as (
            select x.laureat, count(*) as communes from membre x group by x.laureat
        ), lue as (
            select distinct on (c.actuelle, s.type) c.actuelle as commune, s.type, s.effet, s.source,
                   count(*) over (partition by c.actuelle, s.type) > 1
                   and min(s.effet) over (partition by c.actuelle, s.type) <> max(s.effet) over (partition by c.actuelle, s.type) as conflit
              from convention.v_public_signature s
              join territoire.v_public_correspondance c on c.code = s.commune and c.jusqu = 9999
              join source.v_public_source o on o.code = s.source
             where (s.programme is null or s.programme = le_programme) and s.connu_du <= connu and connu < s.connu_jusqu
               and c.actuelle in (select x.commune from membre x)
             order by c.actuelle, s.type, s.effet is null, o.publie_le desc, s.connu_du desc, s.id
        )
        -- Des signatures vers les lauréats : croiser d'abord chaque lauréat et chaque type relirait toutes les signatures.
        select m.laureat, l.type, max(l.effet), max(l.source), e.communes, count(*), coalesce(bool_or(l.conflit), false)
          from lue l
          join membre m on m.commune = l.commune
          join effectif e on e.laureat = m.laureat
         group by m.laureat, l.type, e.communes;
    end;

/* Les fonctions qui suivent existent en deux exemplaires, mot pour mot les mêmes : sur ce que voit l'acteur, et sur ce que voit chacun. */
do $patron$
declare p text;
begin
    foreach p in array array['v_', 'v_public_'] loop
        /* Où en est chaque convention. Une ORT que porte une autre convention se lit aussi dans les actes de celle-ci. */
        execute format($f$
            create or replace function convention.%1$setats(le_programme text, lesquels uuid[], au date, connu timestamptz)
                returns table (convention uuid, version uuid, type text, etat text, signee_du date, signee_le date, precision_date text,
                               source text, depuis date)
                language sql stable
                begin atomic
                    with dossier as materialized (
                        select c.id, c.version, c.type, c.source, c.portee_par
                          from convention.%1$sconvention c
                         where c.programme = le_programme and c.connu_du <= connu and connu < c.connu_jusqu
                           and (lesquels is null
                                or c.version in (select m.version from convention.%1$sconvention_laureat m where m.laureat = any (lesquels)))
                    ), sujet as (
                        select d.id, d.id as lue from dossier d
                        union all
                        select d.id, d.portee_par from dossier d where d.portee_par is not null
                    ), fait as materialized (
                        select s.id as convention, s.id = s.lue as propre, a.genre, a.partie, a.effet, a.vrai_du, a.precision_date, a.source, a.sens
                          from sujet s
                          join convention.%1$sacte a on a.convention = s.lue
                         where a.vrai_du <= au and a.connu_du <= connu and connu < a.connu_jusqu
                    ), etape as materialized (
                        select f.convention,
                               min(f.vrai_du) filter (where f.genre = 'resiliation' and f.propre) as resiliee,
                               min(f.vrai_du) filter (where f.genre = 'abandon') as abandonnee,
                               min(f.vrai_du) filter (where f.genre in ('mise_en_signature', 'signature')) as a_signer,
                               min(f.vrai_du) filter (where f.genre in ('saisine', 'avis')) as en_avis,
                               min(f.vrai_du) filter (where f.genre in ('concertation', 'comite')) as en_concertation,
                               bool_or(f.genre = 'derogation') as deroge,
                               max(f.vrai_du) filter (where f.genre = 'signature' and f.partie is null) as d_un_bloc
                          from fait f group by f.convention
                    ), signee_par as (
                        select f.convention, f.partie, min(f.vrai_du) as vrai_du
                          from fait f where f.genre = 'signature' and f.partie is not null group by f.convention, f.partie
                    ), signature as materialized (
                        select d.id as convention, count(*) as attendues, count(s.vrai_du) as signees, max(s.vrai_du) as derniere
                          from dossier d
                          join convention.%1$sconvention_partie p on p.version = d.version and p.qualite = 'signataire'
                          left join etape e on e.convention = d.id
                          left join signee_par s on s.convention = d.id and s.partie = p.cle
                         where not (coalesce(e.deroge, false) and p.code = 'ville_principale')
                         group by d.id
                    ), constat as materialized (
                        select d.id as convention, coalesce(e.d_un_bloc, case when g.attendues = g.signees then g.derniere end) as le
                          from dossier d
                          left join etape e on e.convention = d.id
                          left join signature g on g.convention = d.id
                    ), date_retenue as materialized (
                        select distinct on (k.convention) k.convention, f.effet, f.vrai_du, f.precision_date, f.source
                          from constat k join fait f on f.convention = k.convention and f.genre = 'signature' and f.vrai_du = k.le
                         order by k.convention, f.precision_date = 'jour' desc, f.source is null
                    ), liste as materialized (
                        select l.laureat, l.atteste, l.effet, l.source, l.communes, l.signees
                          -- Une convention choisie pour l'un de ses lauréats est datée par les listes de tous.
                          from convention.v_public_listes(le_programme,
                                   case when lesquels is not null
                                        then array(select m.laureat from dossier d join convention.%1$sconvention_laureat m on m.version = d.version) end,
                                   connu) l
                    ), attestee as materialized (
                        select d.id as convention, max(l.effet) as effet, max(l.source) as source
                          from dossier d
                          join convention.v_public_type t on t.programme = le_programme and t.code = d.type
                          join convention.%1$sconvention_laureat m on m.version = d.version
                          left join liste l
                            on l.laureat = m.laureat and l.atteste = t.atteste_par and l.signees = l.communes
                         where t.atteste_par is not null
                         group by d.id having count(*) = count(l.effet)
                    ), imprecise as materialized (
                        select distinct a.convention
                          from dossier d join convention.%1$sacte a on a.convention = d.id
                         where a.genre = 'signature' and a.precision_date <> 'jour' and a.connu_du <= connu and connu < a.connu_jusqu
                    ), candidate as (
                        select r.convention, r.effet as du, r.vrai_du as le, r.precision_date, coalesce(r.source, d.source) as source, 1 as rang
                          from date_retenue r join dossier d on d.id = r.convention
                        union all
                        select t.convention, t.effet, t.effet, 'jour', t.source, 2
                          from attestee t join imprecise i on i.convention = t.convention
                         where t.effet <= au
                    ), retenue as materialized (
                        -- La date la plus précise l'emporte : celle d'une liste sur un mois, jamais sur un jour écrit au dossier.
                        select distinct on (x.convention) x.convention, x.du, x.le, x.precision_date, x.source
                          from candidate x
                         order by x.convention, (x.precision_date = 'jour') desc, x.rang
                    )
                    select d.id, d.version, d.type,
                           case when e.resiliee is not null then 'resiliee'
                                when e.abandonnee is not null then 'abandonnee'
                                when s.le is not null then 'signee'
                                when e.a_signer is not null then 'a_signer'
                                when e.en_avis is not null then 'en_avis'
                                when e.en_concertation is not null then 'en_concertation'
                                else 'brouillon' end,
                           case when s.precision_date <> 'au_plus_tard' then s.du end, s.le, s.precision_date, s.source,
                           coalesce(e.resiliee, e.abandonnee, s.le, e.a_signer, e.en_avis, e.en_concertation)
                      from dossier d
                      left join etape e on e.convention = d.id
                      left join retenue s on s.convention = d.id;
                end $f$, p);

        /* Chaque lauréat et chacune de ses conventions : les dossiers, et celles que seules les listes font connaître (convention
           absente). Avec son horloge : le délai qu'ouvre sa signature, entre deux dates quand l'origine est imprécise. */
        execute format($f$
            create or replace function convention.%1$ssituations(le_programme text, lesquels uuid[], au date, connu timestamptz)
                returns table (laureat uuid, convention uuid, version uuid, reference text, type text, intitule text, nature text, etat text,
                               signee_du date, signee_le date, precision_date text, source text, depuis date, regle text, mois bigint,
                               delai_du date, delai_au date, prorogation text, tenue_le date, remplacee_le date, fin_le date,
                               vigueur text)
                language sql stable
                begin atomic
                    with connue as materialized (
                        select m.laureat, e.convention, e.version, c.reference, e.type, c.intitule, c.nature, e.etat, e.signee_du, e.signee_le,
                               e.precision_date, e.source, e.depuis, c.prend_effet_le, c.fin_le
                          from convention.%1$setats(le_programme, lesquels, au, connu) e
                          join convention.%1$sconvention c on c.version = e.version
                          join convention.%1$sconvention_laureat m on m.version = e.version
                         -- Une convention constatée n'a pas d'histoire avant son premier acte : elle n'a jamais été un brouillon.
                         where (c.nature <> 'constatee' or e.etat <> 'brouillon')
                           and (lesquels is null or m.laureat = any (lesquels))
                    ), toute as materialized (
                        select * from connue
                        union all
                        select l.laureat, null, null, null, t.code, t.libelle, 'liste', 'signee', l.effet, l.effet, 'jour', l.source, l.effet, null, null
                          from convention.v_public_listes(le_programme, lesquels, connu) l
                          join convention.v_public_type t on t.programme = le_programme and t.atteste_par = l.atteste
                         where l.effet <= au and l.signees = l.communes
                           and not exists (select from connue k
                                            where k.laureat = l.laureat and k.type = t.code and k.etat not in ('abandonnee'))
                    ), parametre as materialized (
                        select p.cle, p.valeur, p.vrai_du, p.vrai_jusqu
                          from programme.v_public_parametre p
                         where p.programme = le_programme and p.unite = 'mois' and p.connu_du <= connu and connu < p.connu_jusqu
                    ), premiere as materialized (
                        select x.laureat, x.type, min(x.signee_le) as le from toute x where x.etat = 'signee' group by x.laureat, x.type
                    ), remplacante as materialized (
                        select x.laureat, z.remplace as type, min(x.le) as le
                          from premiere x
                          join convention.v_public_type z on z.programme = le_programme and z.code = x.type and z.remplace is not null
                         group by x.laureat, z.remplace
                    ), avenant as materialized (
                        select distinct on (a.convention) a.convention, a.fin_le
                          from convention.%1$sacte a
                         where a.convention in (select k.convention from connue k)
                           and a.genre = 'avenant' and a.fin_le is not null and a.vrai_du <= au
                           and a.connu_du <= connu and connu < a.connu_jusqu
                         order by a.convention, a.vrai_du desc, a.id desc
                    ), prolongation as materialized (
                        select g.regle, g.objet, max(g.jusqu_au) as jusqu_au
                          from echeance.v_public_prorogation g
                         where g.programme = le_programme and g.vrai_du <= au and g.connu_du <= connu and connu < g.connu_jusqu
                         group by g.regle, g.objet
                    ), suivie as materialized (
                        select t.*, y.code as regle, q.valeur as mois,
                               coalesce(r.jusqu_au, (t.signee_du + make_interval(months => q.valeur::integer))::date) as delai_du,
                               coalesce(r.jusqu_au, (t.signee_le + make_interval(months => q.valeur::integer))::date) as delai_au,
                               r.reference as prorogation,
                               h.le as tenue_le, m.le as remplacee_le,
                               coalesce(u.jusqu_au, v.fin_le,
                                        t.fin_le,
                                        (select (coalesce(t.prend_effet_le, t.signee_le) + make_interval(months => p.valeur::integer))::date - 1
                                           from parametre p
                                          where p.cle = z.duree_parametre and p.vrai_du <= t.signee_le and t.signee_le < p.vrai_jusqu),
                                        source.au_plus_tard(z.fin_le, z.fin_precision)) as terme
                          from toute t
                          join convention.v_public_type z on z.programme = le_programme and z.code = t.type
                          left join lateral (select * from convention.v_public_type_echeance e
                                              where e.programme = le_programme and e.depuis = t.type order by e.rang limit 1) y
                            on t.etat = 'signee'
                          left join premiere h on h.laureat = t.laureat and h.type = y.attendue
                          left join remplacante m on m.laureat = t.laureat and m.type = t.type
                          left join prolongation u on u.regle = 'terme_' || t.type and u.objet = coalesce(t.convention, t.laureat)
                          left join avenant v on v.convention = t.convention
                          left join parametre q on q.cle = y.parametre and q.vrai_du <= t.signee_le and t.signee_le < q.vrai_jusqu
                          left join lateral (select g.jusqu_au, g.reference from echeance.v_public_prorogation g
                                              where g.programme = le_programme and g.regle = y.code and g.objet = t.laureat
                                                and g.vrai_du <= au and g.connu_du <= connu and connu < g.connu_jusqu
                                              order by g.jusqu_au desc limit 1) r on true
                    )
                    select s.laureat, s.convention, s.version, s.reference, s.type, s.intitule, s.nature, s.etat, s.signee_du, s.signee_le,
                           s.precision_date, s.source, s.depuis, s.regle, s.mois, s.delai_du, s.delai_au, s.prorogation, s.tenue_le,
                           s.remplacee_le, s.terme,
                           case when s.etat <> 'signee' then null
                                when s.prend_effet_le > au then 'a_venir'
                                when s.remplacee_le is not null then 'remplacee'
                                when s.terme < au then 'echue'
                                when s.delai_au < au and s.tenue_le is null then 'en_depassement'
                                else 'en_vigueur' end
                      from suivie s;
                end $f$, p);

        -- Tous les lauréats d'un coup : rien à y chercher un par un.
        execute format($f$
            create or replace function convention.%1$ssituations(le_programme text, au date, connu timestamptz)
                returns table (laureat uuid, convention uuid, version uuid, reference text, type text, intitule text, nature text, etat text,
                               signee_du date, signee_le date, precision_date text, source text, depuis date, regle text, mois bigint,
                               delai_du date, delai_au date, prorogation text, tenue_le date, remplacee_le date, fin_le date,
                               vigueur text)
                language sql stable rows 4000 set enable_nestloop = off
                begin atomic
                    select s.* from convention.%1$ssituations(le_programme, null, au, connu) s;
                end $f$, p);
    end loop;
end
$patron$;

grant usage on schema convention to halle_app, halle_lecture;
grant select, insert, maintain on all tables in schema convention to halle_app;
revoke execute on all functions in schema convention from public;
grant execute on function convention.v_etats(text, uuid[], date, timestamptz), convention.v_situations(text, date, timestamptz),
    convention.v_situations(text, uuid[], date, timestamptz) to halle_app;
grant execute on function convention.v_public_listes(text, uuid[], timestamptz), convention.v_public_etats(text, uuid[], date, timestamptz),
    convention.v_public_situations(text, date, timestamptz), convention.v_public_situations(text, uuid[], date, timestamptz)
    to halle_app, halle_lecture;
do $$
declare vue record;
begin
    for vue in select viewname from pg_views where schemaname = 'convention' and viewname like 'v\_public\_%' loop
        execute format('grant select on convention.%I to halle_lecture', vue.viewname);
    end loop;
end $$;
