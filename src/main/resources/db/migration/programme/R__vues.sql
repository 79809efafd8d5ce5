-- Contrat de lecture du module programme. Une lecture à (au, connu) garde les lignes telles que
--   vrai_du <= au < vrai_jusqu  et  connu_du <= connu < connu_jusqu.

create or replace view programme.v_public_programme as
    select code, nom, sigle, objet, operateur, maille, lance_le, lance_precision, fin_le, fin_precision, rang, source
      from programme.programme;

create or replace view programme.v_public_libelle as
    select programme, cle, texte from programme.libelle;

create or replace view programme.v_public_element as
    select programme, genre, rang, libelle, detail, source from programme.element;

create or replace view programme.v_public_parametre as
    select p.id, p.programme, p.cle, p.libelle, p.valeur, p.unite, p.reference, p.source,
           coalesce(p.du, '-infinity') as vrai_du, coalesce(p.jusqu, 'infinity') as vrai_jusqu,
           p.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from programme.parametre p left join programme.parametre c on c.corrige_id = p.id;

create or replace view programme.v_public_cohorte as
    select programme, code, nom, effet, precision_date, source, citation from programme.cohorte;

create or replace view programme.v_public_laureat as
    select id, programme, reference, nom, saisi_le as connu_du from programme.laureat;

create or replace view programme.v_public_qualite as
    select q.id, q.laureat, l.programme, q.genre, q.cohorte, q.effet, q.precision_date, q.source, q.citation, q.deduction,
           source.au_plus_tard(q.effet, q.precision_date) as vrai_du, coalesce(q.jusqu, 'infinity') as vrai_jusqu,
           q.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu, q.import, q.acte
      from programme.qualite q
      join programme.laureat l on l.id = q.laureat
      left join programme.qualite c on c.corrige_id = q.id
     where not q.annule;

create or replace view programme.v_public_composition as
    select m.id, m.laureat, l.programme, m.type, m.code, m.pilote, m.effet, m.precision_date, m.source, m.citation,
           m.deduction,
           coalesce(source.au_plus_tard(m.effet, m.precision_date), '-infinity') as vrai_du,
           coalesce(m.jusqu, 'infinity') as vrai_jusqu,
           m.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu, m.import
      from programme.composition m
      join programme.laureat l on l.id = m.laureat
      left join programme.composition c on c.corrige_id = m.id
     where not m.annule;

create or replace view programme.v_public_fait_publie as
    select f.id, f.programme, f.fait, f.valeur, f.unite, f.approximation, f.territoire_type, f.territoire_code,
           f.effet, f.precision_date, f.source, f.citation,
           source.au_plus_tard(f.effet, f.precision_date) as vrai_du,
           f.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from programme.fait_publie f
      left join programme.fait_publie c on c.corrige_id = f.id
     where not f.annule;

/* Les numéros que d'autres donnent à un lauréat. */
create or replace view programme.v_public_alias as
    select a.id, a.laureat, l.programme, a.valeur, a.source, a.import,
           a.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from programme.alias a
      join programme.laureat l on l.id = a.laureat
      left join programme.alias c on c.corrige_id = a.id
     where not a.annule;

/* Les lauréats en qualité, à une date et d'après ce que l'on savait à un instant. La qualité commence à la décision ou à la
   publication ; à défaut seulement, au plus tôt de ce qu'une source atteste. */
create or replace function programme.v_public_laureats_au(le_programme text, au date, connu timestamptz)
    returns table (laureat uuid, reference text, nom text)
    language sql stable parallel safe
    begin atomic
        select l.id, l.reference, l.nom
          from programme.v_public_laureat l
         where l.programme = le_programme
           and exists (select from programme.v_public_qualite q
                        where q.laureat = l.id and q.vrai_du <= au and au < q.vrai_jusqu
                          and q.connu_du <= connu and connu < q.connu_jusqu
                          and (q.genre <> 'attestation'
                               or not exists (select from programme.v_public_qualite d
                                               where d.laureat = l.id and d.genre <> 'attestation'
                                                 and d.connu_du <= connu and connu < d.connu_jusqu)));
    end;

/* Leurs communes, suivies jusqu'à celles du millésime ; un lauréat sans commune nommée a celles de ses EPCI. */
create or replace function programme.v_public_communes_au(le_programme text, au date, connu timestamptz, millesime integer)
    returns table (laureat uuid, commune text, code_source text)
    language sql stable parallel safe
    begin atomic
        with membre as (
            select m.laureat, m.type, m.code
              from programme.v_public_composition m
             where m.programme = le_programme and m.vrai_du <= au and au < m.vrai_jusqu
               and m.connu_du <= connu and connu < m.connu_jusqu
        )
        select m.laureat, s.actuelle, m.code
          from membre m
          join territoire.v_public_correspondance s on s.code = m.code and millesime >= s.du and millesime < s.jusqu
         where m.type = 'commune'
        union
        select m.laureat, e.commune, e.commune
          from membre m
          join territoire.v_public_epci_membre e on e.epci = m.code and millesime >= e.du and millesime < e.jusqu
         where m.type = 'epci'
           and not exists (select from membre c where c.laureat = m.laureat and c.type = 'commune');
    end;

/* Les candidatures que l'acteur a le droit de voir, chacune dans la dernière version qu'il en voit. Jamais publiques. */
create or replace view programme.v_candidature with (security_invoker = true) as
    select coalesce(c.racine, c.id) as id, c.id as version, c.reference, c.programme, c.organisation, c.depositaire, c.epci, c.partenaires,
           c.motif, c.centralite, c.fragilites, c.projet, c.visible_par, c.saisi_par, c.qualite,
           c.saisi_le as connu_du, coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from programme.candidature c left join programme.candidature s on s.corrige_id = c.id;

create or replace view programme.v_candidature_commune with (security_invoker = true) as
    select m.version, m.rang, m.commune, m.habitants, m.population_source from programme.candidature_commune m;

create or replace view programme.v_candidature_acte with (security_invoker = true) as
    select a.id, a.candidature, a.genre, a.nature, a.effet, a.sens, a.rendu_par, a.note, a.motif, a.acte_reference, a.derogation,
           a.constatations, a.selection, a.laureat, a.qualite, a.saisi_par, a.corrige_id, a.visible_par,
           a.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from programme.candidature_acte a left join programme.candidature_acte c on c.corrige_id = a.id
     where not a.annule;

/* L'état d'une candidature se déduit de ses actes : le plus avancé, à cette date et d'après ce que l'on savait. */
create or replace function programme.etats_des_candidatures(au date, connu timestamptz)
    returns table (candidature uuid, version uuid, etat text, depuis date)
    language sql stable
    begin atomic
        select c.id, c.version, coalesce(a.etat, 'brouillon'), a.effet
          from programme.v_candidature c
          left join lateral (
               select case a.genre when 'depot' then 'deposee' when 'remontee' then 'remontee' when 'decision' then a.sens
                                   when 'retrait' then 'retiree' else 'publiee' end as etat, a.effet
                 from programme.v_candidature_acte a
                where a.candidature = c.id and a.genre <> 'avis' and a.effet <= au
                  and a.connu_du <= connu and connu < a.connu_jusqu
                order by array_position(array['depot', 'remontee', 'decision', 'retrait', 'publication'], a.genre) desc
                limit 1) a on true
         where c.connu_du <= connu and connu < c.connu_jusqu;
    end;

/* Les sélections publiées, et les actes qui ont changé des lauréats : publics. */
create or replace view programme.v_public_selection as
    select s.id, s.reference, s.programme, s.cohorte, s.territoire_type, s.territoire_code, s.effet, s.nature, s.acte_reference,
           s.source, s.saisi_le as connu_du
      from programme.selection s;

create or replace view programme.v_public_acte_laureat as
    select a.id, a.laureat, a.vers, a.genre, a.effet, a.ancienne, a.nouvelle, a.motif, a.acte_reference, a.source, a.qualite,
           a.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from programme.acte_laureat a left join programme.acte_laureat c on c.corrige_id = a.id
     where not a.annule;

grant usage on schema programme to halle_app, halle_lecture;
-- « maintain » : après un versement en masse, halle_app met à jour les statistiques que l'on n'attendra pas.
grant select, insert, maintain on all tables in schema programme to halle_app;
revoke execute on all functions in schema programme from public;
grant execute on function programme.v_public_laureats_au(text, date, timestamptz),
    programme.v_public_communes_au(text, date, timestamptz, integer) to halle_app, halle_lecture;
grant execute on function programme.etats_des_candidatures(date, timestamptz), programme.a_prepare(uuid, uuid),
    programme.candidatures_concurrentes(text, text[], uuid) to halle_app;
do $$
declare vue record;
begin
    for vue in select viewname from pg_views where schemaname = 'programme' and viewname like 'v\_public\_%' loop
        execute format('grant select on programme.%I to halle_lecture', vue.viewname);
    end loop;
end $$;
