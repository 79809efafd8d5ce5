-- Le module pilotage ne garde aucun fait : il lit les vues des autres.

/* Tous les lauréats d'un programme et leurs communes, chacune dite dans le périmètre ou hors de lui. */
create or replace function pilotage.v_public_etendue(
        le_programme text, le_type text, le_code text, au date, connu timestamptz, millesime integer)
    returns table (laureat uuid, commune text, dedans boolean)
    language sql stable parallel safe
    begin atomic
        select c.laureat, c.commune,
               le_type = 'nation'
                 or (le_type = 'laureat' and l.reference = le_code)
                 or (le_type <> 'laureat'
                     and c.commune in (select a.commune from territoire.v_public_appartenance a
                                        where a.type = le_type and a.code = le_code
                                          and millesime >= a.du and millesime < a.jusqu))
          from programme.v_public_communes_au(le_programme, au, connu, millesime) c
          join programme.v_public_laureats_au(le_programme, au, connu) l on l.laureat = c.laureat;
    end;

/* Vrai si toutes les communes du second territoire sont dans le premier, à ce millésime. */
create or replace function pilotage.v_public_contient(
        type_large text, code_large text, type_etroit text, code_etroit text, millesime integer)
    returns boolean
    language sql stable parallel safe
    begin atomic
        select type_large = 'nation'
            or (type_large = type_etroit and code_large = code_etroit)
            or (type_etroit <> 'nation'
                and not exists (
                    select e.commune from territoire.v_public_appartenance e
                     where e.type = type_etroit and e.code = code_etroit and millesime >= e.du and millesime < e.jusqu
                    except
                    select l.commune from territoire.v_public_appartenance l
                     where l.type = type_large and l.code = code_large and millesime >= l.du and millesime < l.jusqu));
    end;

/* Les lignes d'un programme dans un périmètre, une par stade public connu : le montant le plus récent, et le statut.
   Le périmètre est donné par ses couples (lauréat, commune) et par les lauréats qui y sont tout entiers. Une ligne sans commune
   n'est comptée que là où son lauréat est tout entier : elle n'est jamais partagée. Sans rapprochement écrit, une ligne qu'un total
   publié de même portée peut comprendre est « a_rapprocher », sinon « libre ».
   Les lauréats entiers et ceux qui ne le sont pas sont lus à part : chacun par l'index de ses lignes. La portée des totaux est
   calculée une fois, non à chaque ligne. Un montant est le plus récent s'il n'en existe pas de plus récent : un filtre sur les
   lignes s'applique ainsi avant, non après. */
drop function if exists pilotage.v_public_lignes(text, text, text, date, timestamptz, integer);
drop function if exists pilotage.v_public_lignes(text, uuid[], uuid[], text[], date, timestamptz, integer);
create function pilotage.v_public_lignes(
        le_programme text, entiers uuid[], laureats uuid[], communes text[], au date, connu timestamptz, millesime integer)
    returns table (ligne uuid, reference text, laureat uuid, commune text, dispositif text, origine text, nature text,
                   operation text, source text, citation text, stade text, centimes bigint, degre text, effet date,
                   precision_date text, deduction text, total_publie uuid, motif text, statut text, montant uuid)
    language sql stable parallel safe
    begin atomic
        with dedans as materialized (
            select d.laureat, d.commune from unnest(laureats, communes) as d (laureat, commune)
        ), entier as materialized (
            select e.laureat from unnest(entiers) as e (laureat)
        ), code as materialized (
            select distinct d.laureat, s.code
              from dedans d
              join territoire.v_public_correspondance s
                on s.actuelle = d.commune and millesime >= s.du and millesime < s.jusqu
             where d.laureat not in (select e.laureat from entier e)
        ), portee as materialized (
            select distinct t.dispositif, t.nature, t.origine, d.laureat
              from financement.v_public_total t
              join territoire.v_public_appartenance a
                on a.type = t.territoire_type and a.code = t.territoire_code and millesime >= a.du and millesime < a.jusqu
              join dedans d on d.commune = a.code_source
             where t.programme = le_programme and t.vrai_du <= au and t.connu_du <= connu and connu < t.connu_jusqu
        ), montant as (
            select m.*
              from entier e join financement.v_public_montant_de_ligne m on m.laureat = e.laureat
            union all
            select m.*
              from code k join financement.v_public_montant_de_ligne m on m.laureat = k.laureat and m.commune = k.code
        )
        select m.ligne, m.reference, m.laureat, m.commune, m.dispositif, m.origine, m.nature, m.operation, m.source,
               m.citation, m.stade, m.centimes, m.degre, m.effet, m.precision_date, m.deduction, r.total_publie, r.motif,
               coalesce(r.statut, case when p.laureat is null then 'libre' else 'a_rapprocher' end), m.id
          from montant m
          left join portee p on p.laureat = m.laureat and p.dispositif = m.dispositif and p.nature = m.nature
           and p.origine is not distinct from m.origine
          left join financement.v_public_rapprochement r on r.ligne = m.ligne and r.connu_du <= connu and connu < r.connu_jusqu
         where m.programme = le_programme and m.rattachement <> 'territoire'
           and m.vrai_du <= au and m.connu_du <= connu and connu < m.connu_jusqu
           and not exists (
               select from financement.v_public_montant n
                where n.ligne = m.ligne and n.stade = m.stade and n.vrai_du <= au and n.connu_du <= connu
                  and connu < n.connu_jusqu and (n.vrai_du, n.id) > (m.vrai_du, m.id));
    end;

/* Où chercher les lignes d'un périmètre : les lauréats qui y sont tout entiers (commune absente), et les communes, sous tous leurs
   codes, de ceux qui n'y sont qu'en partie. */
create or replace function pilotage.v_public_champ(entiers uuid[], laureats uuid[], communes text[], millesime integer)
    returns table (laureat uuid, commune text)
    language sql stable parallel safe
    begin atomic
        select e.laureat, null::text from unnest(entiers) as e (laureat)
        union all
        select distinct d.laureat, s.code
          from unnest(laureats, communes) as d (laureat, commune)
          join territoire.v_public_correspondance s
            on s.actuelle = d.commune and millesime >= s.du and millesime < s.jusqu
         where d.laureat not in (select e.laureat from unnest(entiers) as e (laureat));
    end;

/* Les cases d'un lauréat du périmètre qu'un total publié de même portée peut comprendre. Une origine non dite s'écrit ''. */
create or replace function pilotage.v_public_portee(
        le_programme text, laureats uuid[], communes text[], au date, connu timestamptz, millesime integer)
    returns table (laureat uuid, dispositif text, nature text, origine text)
    language sql stable parallel safe
    begin atomic
        with total as materialized (
            select distinct t.territoire_type, t.territoire_code, t.dispositif, t.nature, coalesce(t.origine, '') as origine
              from financement.v_public_total t
             where t.programme = le_programme and t.vrai_du <= au and t.connu_du <= connu and connu < t.connu_jusqu
        )
        -- « is true » garde la recherche par hachage : une jointure, que l'on planifie sans savoir combien de communes il y a, les
        -- comparerait toutes deux à deux.
        select distinct d.laureat, t.dispositif, t.nature, t.origine
          from total t
         cross join unnest(laureats, communes) as d (laureat, commune)
         where ((t.territoire_type, t.territoire_code, d.commune) in (
                   select a.type, a.code, a.code_source
                     from (select distinct x.territoire_type, x.territoire_code from total x) x
                     join territoire.v_public_appartenance a
                       on a.type = x.territoire_type and a.code = x.territoire_code and a.type <> 'nation'
                      and millesime >= a.du and millesime < a.jusqu)) is true
        union
        -- Toutes les communes sont dans la nation : inutile de les chercher.
        select d.laureat, t.dispositif, t.nature, t.origine
          from total t cross join unnest(laureats) as d (laureat)
         where t.territoire_type = 'nation';
    end;

/* Le bilan d'un périmètre : les mêmes sommes que v_public_lignes, par case et par statut, lues dans les cumuls (ADR 0014).
   La nation part de la somme du programme, dont elle retranche les lauréats qui n'ont pas la qualité ; tout autre périmètre
   additionne les siens. Les cases à portée d'un total publié sont à rapprocher ; les lignes qui ont un rapprochement écrit, peu
   nombreuses, sont retirées de leur case et rendues une à une à leur statut. */
drop function if exists pilotage.v_public_bilan(text, boolean, uuid[], uuid[], text[], date, timestamptz, integer);
create function pilotage.v_public_bilan(
        le_programme text, nationale boolean, entiers uuid[], laureats uuid[], communes text[], au date, connu timestamptz,
        millesime integer)
    returns table (dispositif text, origine text, nature text, stade text, statut text, total_publie uuid, lignes bigint,
                   centimes bigint)
    language sql stable parallel safe
    begin atomic
        with champ as materialized (
            select h.laureat, h.commune from pilotage.v_public_champ(entiers, laureats, communes, millesime) h
        ), signe as materialized (
            select h.laureat, h.commune, 1 as sens from champ h where not nationale
            union all
            select distinct k.laureat, null::text, -1
              from financement.v_public_cumul_laureat k
             where nationale and k.programme = le_programme and k.stade = 'ligne'
               and k.laureat not in (select h.laureat from champ h)
        ), portee as materialized (
            select p.* from pilotage.v_public_portee(le_programme, laureats, communes, au, connu, millesime) p
        ), case_a_portee as materialized (
            select p.laureat, p.dispositif, p.nature, p.origine, h.commune
              from portee p join champ h on h.laureat = p.laureat
        ), lue as (
            select k.dispositif, k.origine, k.nature, k.stade, k.lignes, k.centimes
              from financement.v_public_cumul_programme k
             where nationale and k.programme = le_programme and k.vrai_annee <= extract(year from au)
               and k.connu_annee <= extract(year from connu at time zone 'UTC')
            union all
            select d.dispositif, d.origine, d.nature, d.stade, -d.lignes, -d.centimes
              from financement.v_public_difference d
             where nationale and d.programme = le_programme and d.stade <> 'ligne'
               and d.vrai_du > au and d.vrai_du < date_trunc('year', au::timestamp) + interval '1 year'
               and d.connu_du < (date_trunc('year', connu at time zone 'UTC') + interval '1 year') at time zone 'UTC'
            union all
            select d.dispositif, d.origine, d.nature, d.stade, -d.lignes, -d.centimes
              from financement.v_public_difference d
             where nationale and d.programme = le_programme and d.stade <> 'ligne' and d.vrai_du <= au
               and d.connu_du > connu
               and d.connu_du < (date_trunc('year', connu at time zone 'UTC') + interval '1 year') at time zone 'UTC'
            union all
            select k.dispositif, k.origine, k.nature, k.stade, s.sens * k.lignes, s.sens * k.centimes
              from signe s
             cross join lateral (
                select c.* from financement.v_public_cumul_laureat c
                 where c.laureat = s.laureat and c.programme = le_programme and c.stade <> 'ligne'
                   and (s.commune is null or c.commune = s.commune) offset 0) k
            union all
            select d.dispositif, d.origine, d.nature, d.stade, -s.sens * d.lignes, -s.sens * d.centimes
              from signe s
             cross join lateral (
                select x.* from financement.v_public_difference x where x.laureat = s.laureat and x.vrai_du > au offset 0) d
             where d.programme = le_programme and d.stade <> 'ligne' and (s.commune is null or d.commune = s.commune)
            union all
            select d.dispositif, d.origine, d.nature, d.stade, -s.sens * d.lignes, -s.sens * d.centimes
              from signe s
             cross join lateral (
                select x.* from financement.v_public_difference x
                 where x.laureat = s.laureat and x.vrai_du <= au and x.connu_du > connu offset 0) d
             where d.programme = le_programme and d.stade <> 'ligne' and (s.commune is null or d.commune = s.commune)
               -- Le plus souvent, personne ne lit une connaissance passée : rien n'est alors à chercher, lauréat par lauréat.
               and (select max(t.connu_du) from financement.v_public_difference t) > connu
        ), a_portee as materialized (
            select p.dispositif, p.origine, p.nature, k.stade, k.lignes, k.centimes
              from case_a_portee p
             cross join lateral (
                select c.* from financement.v_public_cumul_laureat c
                 where c.laureat = p.laureat and c.dispositif = p.dispositif and c.nature = p.nature and c.origine = p.origine
                   and c.programme = le_programme and (p.commune is null or c.commune = p.commune) offset 0) k
            union all
            select p.dispositif, p.origine, p.nature, d.stade, -d.lignes, -d.centimes
              from case_a_portee p
             cross join lateral (
                select x.* from financement.v_public_difference x
                 where x.laureat = p.laureat and x.vrai_du > au and x.dispositif = p.dispositif and x.nature = p.nature
                   and x.origine = p.origine offset 0) d
             where d.programme = le_programme and (p.commune is null or d.commune = p.commune)
            union all
            select p.dispositif, p.origine, p.nature, d.stade, -d.lignes, -d.centimes
              from case_a_portee p
             cross join lateral (
                select x.* from financement.v_public_difference x
                 where x.laureat = p.laureat and x.vrai_du <= au and x.connu_du > connu and x.dispositif = p.dispositif
                   and x.nature = p.nature and x.origine = p.origine offset 0) d
             where d.programme = le_programme and (p.commune is null or d.commune = p.commune)
               and (select max(t.connu_du) from financement.v_public_difference t) > connu
        ), rapprochee as materialized (
            select m.dispositif, coalesce(m.origine, '') as origine, m.nature, m.stade, m.centimes, r.statut, r.total_publie,
                   (m.laureat, m.dispositif, m.nature, coalesce(m.origine, '')) in (
                       select p.laureat, p.dispositif, p.nature, p.origine from portee p) as a_portee, row_number() over (partition by m.ligne, m.id order by r.id) as rang
              -- La ligne d'abord : la plupart des rapprochements sont ceux d'un autre périmètre.
              from (select x.ligne, x.statut, x.total_publie, x.id
                      from financement.v_public_rapprochement x
                     cross join lateral (
                        select y.laureat, y.commune from financement.v_public_ligne y
                         where y.id = x.ligne and y.programme = le_programme and y.connu_du <= connu and connu < y.connu_jusqu offset 0) l
                     where x.connu_du <= connu and connu < x.connu_jusqu
                       and ((l.laureat in (select h.laureat from champ h where h.commune is null)) is true
                            or ((l.laureat, l.commune) in (select h.laureat, h.commune from champ h where h.commune is not null)) is true)
                    offset 0) r
             cross join lateral (
                select y.* from financement.v_public_montant_de_ligne y
                 where y.ligne = r.ligne and y.programme = le_programme and y.rattachement <> 'territoire'
                   and y.vrai_du <= au and y.connu_du <= connu and connu < y.connu_jusqu
                   and not exists (
                       select from financement.v_public_montant n
                        where n.ligne = y.ligne and n.stade = y.stade and n.vrai_du <= au and n.connu_du <= connu
                          and connu < n.connu_jusqu and (n.vrai_du, n.id) > (y.vrai_du, y.id)) offset 0) m
        ), part as (
            select l.dispositif, l.origine, l.nature, l.stade, 'libre' as statut, null::uuid as total_publie,
                   sum(l.lignes) as lignes, sum(l.centimes) as centimes
              from lue l group by l.dispositif, l.origine, l.nature, l.stade
            union all
            select a.dispositif, a.origine, a.nature, a.stade, 'libre', null, -a.lignes, -a.centimes from a_portee a
            union all
            select a.dispositif, a.origine, a.nature, a.stade, 'a_rapprocher', null, a.lignes, a.centimes from a_portee a
            union all
            select r.dispositif, r.origine, r.nature, r.stade, case when r.a_portee then 'a_rapprocher' else 'libre' end, null,
                   -1, -r.centimes
              from rapprochee r where r.rang = 1
            union all
            select r.dispositif, r.origine, r.nature, r.stade, r.statut, r.total_publie, 1, r.centimes from rapprochee r
        )
        select p.dispositif, nullif(p.origine, ''), p.nature, p.stade, p.statut, p.total_publie, sum(p.lignes)::bigint,
               sum(p.centimes)::bigint
          from part p
         group by p.dispositif, p.origine, p.nature, p.stade, p.statut, p.total_publie
        having sum(p.lignes) <> 0;
    end;

/* Les lauréats du périmètre qui ont au moins une ligne que l'on lit, fût-elle à rapprocher, et combien. */
drop function if exists pilotage.v_public_renseignes(text, uuid[], uuid[], text[], date, timestamptz, integer);
create function pilotage.v_public_renseignes(
        le_programme text, entiers uuid[], laureats uuid[], communes text[], au date, connu timestamptz, millesime integer)
    returns table (laureat uuid, lignes bigint)
    language sql stable parallel safe
    begin atomic
        with champ as materialized (
            select h.laureat, h.commune from pilotage.v_public_champ(entiers, laureats, communes, millesime) h
        ), part as (
            select k.laureat, k.lignes
              from champ h
              join financement.v_public_cumul_laureat k on k.laureat = h.laureat and (h.commune is null or k.commune = h.commune)
             where k.programme = le_programme and k.stade = 'ligne'
            union all
            select d.laureat, -d.lignes
              from champ h
             cross join lateral (
                select x.* from financement.v_public_difference x where x.laureat = h.laureat and x.vrai_du > au offset 0) d
             where d.programme = le_programme and d.stade = 'ligne' and (h.commune is null or d.commune = h.commune)
            union all
            select d.laureat, -d.lignes
              from champ h
             cross join lateral (
                select x.* from financement.v_public_difference x
                 where x.laureat = h.laureat and x.vrai_du <= au and x.connu_du > connu offset 0) d
             where d.programme = le_programme and d.stade = 'ligne' and (h.commune is null or d.commune = h.commune)
               and (select max(t.connu_du) from financement.v_public_difference t) > connu
        )
        select p.laureat, sum(p.lignes)::bigint from part p group by p.laureat having sum(p.lignes) <> 0;
    end;

/* Les montants à rapprocher d'un périmètre : ceux des cases à portée d'un total, et ceux qu'un rapprochement écrit dit tels. */
drop function if exists pilotage.v_public_a_rapprocher(text, uuid[], uuid[], text[], date, timestamptz, integer);
create function pilotage.v_public_a_rapprocher(
        le_programme text, entiers uuid[], laureats uuid[], communes text[], au date, connu timestamptz, millesime integer)
    returns table (montant uuid, reference text, stade text, centimes bigint, motif text)
    language sql stable parallel safe
    begin atomic
        with champ as materialized (
            select h.laureat, h.commune from pilotage.v_public_champ(entiers, laureats, communes, millesime) h
        ), portee as materialized (
            select p.* from pilotage.v_public_portee(le_programme, laureats, communes, au, connu, millesime) p
        ), ecrit as materialized (
            select r.ligne, r.statut, r.motif from financement.v_public_rapprochement r
             where r.connu_du <= connu and connu < r.connu_jusqu
        ), candidat as (
            select m.*, e.motif
              from portee p
             cross join lateral (
                select * from financement.v_public_montant_de_ligne j
                 where j.laureat = p.laureat and j.dispositif = p.dispositif and j.nature = p.nature
                   and coalesce(j.origine, '') = p.origine offset 0) m
              left join ecrit e on e.ligne = m.ligne
             where coalesce(e.statut, 'a_rapprocher') = 'a_rapprocher'
            union all
            select m.*, e.motif
              from ecrit e
             cross join lateral (
                select * from financement.v_public_montant_de_ligne j
                 where j.ligne = e.ligne and j.programme = le_programme offset 0) m
             where e.statut = 'a_rapprocher'
               and m.laureat is not null
               and (m.laureat, m.dispositif, m.nature, coalesce(m.origine, '')) not in (
                   select p.laureat, p.dispositif, p.nature, p.origine from portee p)
        )
        select m.id, m.reference, m.stade, m.centimes, m.motif
          from candidat m
          join champ h on h.laureat = m.laureat and (h.commune is null or h.commune = m.commune)
         where m.programme = le_programme and m.rattachement <> 'territoire'
           and m.vrai_du <= au and m.connu_du <= connu and connu < m.connu_jusqu
           and not exists (
               select from financement.v_public_montant n
                where n.ligne = m.ligne and n.stade = m.stade and n.vrai_du <= au and n.connu_du <= connu
                  and connu < n.connu_jusqu and (n.vrai_du, n.id) > (m.vrai_du, m.id));
    end;

/* Les totaux publiés d'un programme, situés : dans le périmètre, ou autour de lui. */
drop function if exists pilotage.v_public_totaux(text, text, text, date, timestamptz, integer);
create or replace function pilotage.v_public_totaux(
        le_programme text, le_type text, le_code text, communes text[], au date, connu timestamptz, millesime integer)
    returns table (id uuid, reference text, territoire_type text, territoire_code text, territoire_nom text,
                   dispositif text, origine text, nature text, stade text, degre text, centimes bigint, effet date,
                   precision_date text, source text, citation text, dedans boolean, autour boolean)
    language sql stable parallel safe
    begin atomic
        with total as materialized (
            select t.* from financement.v_public_total t
             where t.programme = le_programme and t.rattachement <> 'territoire' and t.vrai_du <= au
               and t.connu_du <= connu and connu < t.connu_jusqu
        ), territoire as (
            select distinct t.territoire_type, t.territoire_code from total t
        ), situe as (
            select e.territoire_type, e.territoire_code,
                   case when le_type = 'nation' then true
                        when le_type = 'laureat' then false
                        when e.territoire_type = le_type then e.territoire_code = le_code
                        when e.territoire_type = 'nation' then false
                        else pilotage.v_public_contient(le_type, le_code, e.territoire_type, e.territoire_code, millesime)
                   end as dedans,
                   case when le_type = 'nation' or e.territoire_type = le_type then false
                        else cardinality(communes) > 0
                             and not exists (
                                select from unnest(communes) as p (commune)
                                 where not exists (
                                    select from territoire.v_public_appartenance a
                                     where a.code_source = p.commune and a.type = e.territoire_type
                                       and a.code = e.territoire_code and millesime >= a.du and millesime < a.jusqu))
                   end as comprend
              from territoire e
        )
        select t.id, t.reference, t.territoire_type, t.territoire_code, coalesce(n.nom, t.territoire_code), t.dispositif,
               t.origine, t.nature, t.stade, t.degre, t.centimes, t.effet, t.precision_date, t.source, t.citation,
               s.dedans, s.comprend and not s.dedans
          from total t
          join situe s on s.territoire_type = t.territoire_type and s.territoire_code = t.territoire_code
          left join territoire.v_public_territoire n
            on n.type = t.territoire_type and n.code = t.territoire_code and millesime >= n.du and millesime < n.jusqu
         where s.dedans or s.comprend;
    end;

/* Les bénéficiaires possibles d'un territoire, à un millésime : ses communes et celles qu'elles continuent, les EPCI et les
   départements qui y sont tout entiers, lui-même. Un EPCI disparu garde les communes de son dernier millésime. */
create or replace function pilotage.v_public_portee(le_type text, le_code text, millesime integer)
    returns table (type text, code text, reprise boolean)
    language sql stable parallel safe
    begin atomic
        with dedans as materialized (
            select a.code_source, a.commune from territoire.v_public_appartenance a
             where a.type = le_type and a.code = le_code and millesime >= a.du and millesime < a.jusqu
        ), epci as (
            select e.siren,
                   case when bool_or(millesime >= e.du and millesime < e.jusqu) then millesime
                        when min(e.du) > millesime then min(e.du)::integer
                        else max(e.jusqu) - 1 end as annee
              from territoire.v_public_epci e
             where e.siren in (select m.epci from territoire.v_public_epci_membre m
                                where m.commune in (select d.code_source from dedans d))
             group by e.siren
        )
        select 'commune', d.code_source, d.code_source <> d.commune from dedans d
        union
        select 'epci', e.siren, false
          from epci e
          join territoire.v_public_epci_membre m on m.epci = e.siren and e.annee >= m.du and e.annee < m.jusqu
          left join territoire.v_public_correspondance s on s.code = m.commune and millesime >= s.du and millesime < s.jusqu
         group by e.siren
        having bool_and(coalesce(s.actuelle in (select d.commune from dedans d), false))
        union
        select 'departement', t.code, false
          from territoire.v_public_territoire t
         where t.type = 'departement' and le_type = 'region' and t.region = le_code and millesime >= t.du and millesime < t.jusqu
        union
        select le_type, le_code, false where le_type <> 'commune';
    end;

/* Ce que chaque liste dit de la signature d'une convention, pour des communes du millésime. Deux listes qui diffèrent sont deux
   faits : celui de la liste la plus récente sert (rang 1), les autres restent montrés. Une date vaut mieux qu'une absence de date. Si plusieurs codes
   disparus continuent dans la même commune, le sien d'abord, puis le plus ancien. */
create or replace function pilotage.v_public_signatures(
        le_programme text, communes text[], connu timestamptz, millesime integer)
    returns table (id uuid, commune text, type text, jeu text, effet date, source text, titre_source text, publie_le date,
                   connu_du timestamptz, rang integer, conflit boolean)
    language sql stable parallel safe
    begin atomic
        with fait as (
            select distinct on (c.commune, s.type, s.jeu)
                   s.id, c.commune, s.type, s.jeu, s.effet, s.source, r.titre,
                   source.au_plus_tard(r.publie_le, r.precision_date) as publie_le, s.connu_du
              from (select distinct x.commune from unnest(communes) as x (commune)) c
              join territoire.v_public_correspondance k
                on k.actuelle = c.commune and millesime >= k.du and millesime < k.jusqu
              join convention.v_public_signature s
                on s.commune = k.code and (s.programme is null or s.programme = le_programme)
               and s.connu_du <= connu and connu < s.connu_jusqu
              join source.v_public_source r on r.code = s.source
             order by c.commune, s.type, s.jeu, k.code = c.commune desc, s.effet nulls last, s.id
        )
        select f.id, f.commune, f.type, f.jeu, f.effet, f.source, f.titre, f.publie_le, f.connu_du,
               row_number() over (partition by f.commune, f.type
                                  order by f.effet is null, f.publie_le desc, f.connu_du desc, f.id desc)::int,
               coalesce(min(f.effet) over (partition by f.commune, f.type) <> max(f.effet) over (partition by f.commune, f.type), false)
          from fait f;
    end;

/* Ce qui est accordé en subvention à chaque lauréat et n'est pas encore versé : ce qu'un délai dépassé met en jeu. Mêmes sommes que
   v_public_bilan, lauréat par lauréat : rien de ce qui reste à rapprocher, et aucune autre nature. Un lauréat sans accord connu n'y
   est pas : ce n'est pas zéro. */
create or replace function pilotage.v_public_non_verse(
        le_programme text, laureats uuid[], communes text[], au date, connu timestamptz, millesime integer)
    returns table (laureat uuid, accorde bigint, verse bigint, centimes bigint)
    language sql stable parallel safe
    begin atomic
        with portee as materialized (
            select p.laureat, p.dispositif, p.nature, p.origine
              from pilotage.v_public_portee(le_programme, laureats, communes, au, connu, millesime) p
             where p.nature = 'subvention'
        ), part as (
            select k.laureat, k.dispositif, k.nature, k.origine, k.stade, k.lignes, k.centimes
              from financement.v_public_cumul_laureat k
             where k.programme = le_programme and k.nature = 'subvention' and k.stade in ('accorde', 'verse')
               and k.laureat = any (laureats)
            union all
            select d.laureat, d.dispositif, d.nature, d.origine, d.stade, -d.lignes, -d.centimes
              from financement.v_public_difference d
             where d.programme = le_programme and d.nature = 'subvention' and d.stade in ('accorde', 'verse')
               and d.laureat = any (laureats) and d.vrai_du > au
            union all
            select d.laureat, d.dispositif, d.nature, d.origine, d.stade, -d.lignes, -d.centimes
              from financement.v_public_difference d
             where d.programme = le_programme and d.nature = 'subvention' and d.stade in ('accorde', 'verse')
               and d.laureat = any (laureats) and d.vrai_du <= au and d.connu_du > connu
               and (select max(t.connu_du) from financement.v_public_difference t) > connu
        ), rapprochee as (
            -- Une ligne qui a un rapprochement écrit suit son statut, et non celui de sa case.
            select m.laureat, m.stade, m.centimes, r.statut,
                   (m.laureat, m.dispositif, m.nature, coalesce(m.origine, '')) in (select * from portee) as a_portee
              from financement.v_public_rapprochement r
             cross join lateral (
                select distinct on (y.stade) y.* from financement.v_public_montant_de_ligne y
                 where y.ligne = r.ligne and y.programme = le_programme and y.rattachement <> 'territoire'
                   and y.nature = 'subvention' and y.stade in ('accorde', 'verse')
                   and y.vrai_du <= au and y.connu_du <= connu and connu < y.connu_jusqu
                 order by y.stade, y.vrai_du desc, y.id desc) m
             where r.connu_du <= connu and connu < r.connu_jusqu and m.laureat = any (laureats)
        ), somme as (
            select x.laureat, sum(x.lignes) filter (where x.stade = 'accorde') as lignes,
                   sum(x.centimes) filter (where x.stade = 'accorde') as accorde,
                   sum(x.centimes) filter (where x.stade = 'verse') as verse
              from (select p.laureat, p.stade, p.lignes, p.centimes from part p
                     where (p.laureat, p.dispositif, p.nature, p.origine) not in (select * from portee)
                    union all
                    select r.laureat, r.stade, case when r.a_portee then 1 else -1 end,
                           case when r.a_portee then r.centimes else -r.centimes end
                      from rapprochee r where r.a_portee <> (r.statut = 'a_rapprocher')) x
             group by x.laureat
        )
        select s.laureat, s.accorde::bigint, s.verse::bigint, greatest(s.accorde - coalesce(s.verse, 0), 0)::bigint
          from somme s where s.lignes > 0;
    end;

grant usage on schema pilotage to halle_app, halle_lecture;
drop function if exists pilotage.v_public_perimetre(text, text, text, date, timestamptz, integer);
revoke execute on all functions in schema pilotage from public;
grant execute on all functions in schema pilotage to halle_app, halle_lecture;
