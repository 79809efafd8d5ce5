package fr.halle.pilotage.evolution;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendue;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qui diffère d'une lecture à une autre, dans un même périmètre. */
@Component
class Changements {

    static final Tris TRIS = Tris.departagesPar("genre, objet collate \"fr-x-icu\", reference, stade")
            .ou("effet", "effet")
            .ou("saisi", "saisi_le")
            .ou("objet", "objet collate \"fr-x-icu\"")
            .ou("genre", "genre")
            .ou("apres", "apres");

    private static final String AVEC = """
            with un as materialized (
                select distinct laureat, commune, dedans from pilotage.v_public_etendue(:programme, :type, :code, :au1, :connu1, :millesime)
            ), deux as materialized (
                select distinct laureat, commune, dedans from pilotage.v_public_etendue(:programme, :type, :code, :au2, :connu2, :millesime)
            ), un_laureat as materialized (
                select laureat, bool_and(dedans) as entier from un group by laureat having bool_or(dedans)
            ), deux_laureat as materialized (
                select laureat, bool_and(dedans) as entier from deux group by laureat having bool_or(dedans)
            ), qualite as (
                select coalesce(d.laureat, u.laureat) as laureat, case when u.laureat is null then 'nouveau' else 'retire' end as sens
                  from un_laureat u full join deux_laureat d on d.laureat = u.laureat
                 where u.laureat is null or d.laureat is null
            ), laureat as (
                select 'laureat' as genre, x.sens, l.reference, l.nom as objet, l.reference as laureat, null::text as dispositif,
                       null::text as nature, null::text as stade, q.genre as detail, null::date as avant_le, null::date as apres_le,
                       null::bigint as avant, null::bigint as apres,
                       case when x.sens = 'nouveau' then q.effet when q.vrai_jusqu <= :au2 then q.vrai_jusqu end as effet,
                       case when x.sens = 'nouveau' then q.precision_date::text else 'jour' end as precision_date,
                       case when x.sens = 'retire' and q.connu_jusqu <= :connu2 then q.connu_jusqu else q.connu_du end as saisi_le, q.source
                  from qualite x
                  join programme.v_public_laureat l on l.id = x.laureat
                  join lateral (select * from programme.v_public_qualite q
                                 where q.laureat = x.laureat and q.connu_du <= case x.sens when 'nouveau' then :connu2 else :connu1 end
                                   and case x.sens when 'nouveau' then :connu2 else :connu1 end < q.connu_jusqu
                                 order by q.genre = 'attestation', q.vrai_du, q.id limit 1) q on true
            ), membre as (
                select coalesce(d.laureat, u.laureat) as laureat, coalesce(d.commune, u.commune) as commune,
                       case when u.laureat is null then 'nouveau' else 'retire' end as sens
                  from (select * from un where dedans and laureat in (select laureat from deux_laureat)) u
                  full join (select * from deux where dedans and laureat in (select laureat from un_laureat)) d
                    on d.laureat = u.laureat and d.commune = u.commune
                 where u.laureat is null or d.laureat is null
            ), commune as (
                select 'commune', x.sens, l.reference || ':' || x.commune, coalesce(t.nom, x.commune), l.reference, null::text,
                       null::text, null::text, l.nom, null::date, null::date, null::bigint, null::bigint,
                       case when x.sens = 'nouveau' then m.effet when m.vrai_jusqu <= :au2 then m.vrai_jusqu end,
                       case when x.sens = 'nouveau' then m.precision_date::text else 'jour' end,
                       case when x.sens = 'retire' and m.connu_jusqu <= :connu2 then m.connu_jusqu else m.connu_du end, m.source
                  from membre x
                  join programme.v_public_laureat l on l.id = x.laureat
                  left join territoire.v_public_commune t on t.code = x.commune and t.type = 'actuelle'
                   and :millesime >= t.lue_du and :millesime < t.jusqu
                  join lateral (select m.* from programme.v_public_composition m
                                 where m.laureat = x.laureat and m.type in ('commune', 'epci')
                                   and m.connu_du <= case x.sens when 'nouveau' then :connu2 else :connu1 end
                                 order by (m.code = x.commune) desc, m.connu_du desc, m.id limit 1) m on true
            ), lieu as (
                select array_agg(distinct commune) as communes
                  from (select commune from un where dedans union select commune from deux where dedans) x
            ), s1 as (
                select s.* from lieu, pilotage.v_public_signatures(:programme, lieu.communes, :connu1, :millesime) s
                 where s.rang = 1 and (s.effet is null or s.effet <= :au1)
            ), s2 as (
                select s.* from lieu, pilotage.v_public_signatures(:programme, lieu.communes, :connu2, :millesime) s
                 where s.rang = 1 and (s.effet is null or s.effet <= :au2)
            ), signature as (
                select 'signature', case when s1.id is null then 'nouveau' when s2.id is null then 'retire' else 'modifie' end,
                       coalesce(s2.id, s1.id)::text, coalesce(t.nom, coalesce(s2.commune, s1.commune)),
                       (select min(l.reference) from programme.v_public_laureat l
                         where l.id in (select laureat from deux where commune = coalesce(s2.commune, s1.commune))),
                       null::text, null::text, null::text, coalesce(s2.type, s1.type), s1.effet, s2.effet, null::bigint, null::bigint,
                       coalesce(s2.effet, s1.effet), 'jour', coalesce(s2.connu_du, s1.connu_du), coalesce(s2.source, s1.source)
                  from s1 full join s2 on s2.commune = s1.commune and s2.type = s1.type
                  left join territoire.v_public_commune t on t.code = coalesce(s2.commune, s1.commune) and t.type = 'actuelle'
                   and :millesime >= t.lue_du and :millesime < t.jusqu
                 where s1.id is null or s2.id is null or s1.effet is distinct from s2.effet
            ), champ1 as materialized (
                select c.laureat, c.commune
                  from (select array_agg(laureat) filter (where entier) as entiers from un_laureat) e,
                       (select array_agg(laureat) as laureats, array_agg(commune) as communes from un where dedans) d,
                       pilotage.v_public_champ(e.entiers, d.laureats, d.communes, :millesime) c
            ), champ2 as materialized (
                select c.laureat, c.commune
                  from (select array_agg(laureat) filter (where entier) as entiers from deux_laureat) e,
                       (select array_agg(laureat) as laureats, array_agg(commune) as communes from deux where dedans) d,
                       pilotage.v_public_champ(e.entiers, d.laureats, d.communes, :millesime) c
            ), touche as materialized (
                -- Les seules lignes qu'une date de la période, ou l'étendue d'un lauréat, a pu changer ; les autres ne sont pas relues.
                select distinct m.ligne
                  from financement.v_public_montant_de_ligne m
                 where m.programme = :programme and m.rattachement <> 'territoire'
                   and m.laureat = any (array(select laureat from champ1 union select laureat from champ2))
                   and (m.vrai_du > :au1 and m.vrai_du <= :au2
                        or m.connu_du > :connu1 and m.connu_du <= :connu2 or m.connu_jusqu > :connu1 and m.connu_jusqu <= :connu2
                        or m.laureat = any (array(select laureat from qualite union select laureat from membre)))
            ), lu as materialized (
                select m.* from touche t
                 cross join lateral (select * from financement.v_public_montant_de_ligne m
                                      where m.ligne = t.ligne and m.programme = :programme and m.rattachement <> 'territoire' offset 0) m
            ), m1 as materialized (
                select distinct on (m.ligne, m.stade) m.* from lu m
                 where m.vrai_du <= :au1 and m.connu_du <= :connu1 and :connu1 < m.connu_jusqu
                   and (m.laureat in (select laureat from champ1 where commune is null)
                        or (m.laureat, m.commune) in (select laureat, commune from champ1 where commune is not null))
                 order by m.ligne, m.stade, m.vrai_du desc, m.id desc
            ), m2 as materialized (
                select distinct on (m.ligne, m.stade) m.* from lu m
                 where m.vrai_du <= :au2 and m.connu_du <= :connu2 and :connu2 < m.connu_jusqu
                   and (m.laureat in (select laureat from champ2 where commune is null)
                        or (m.laureat, m.commune) in (select laureat, commune from champ2 where commune is not null))
                 order by m.ligne, m.stade, m.vrai_du desc, m.id desc
            ), portee as materialized (
                select p.laureat, p.dispositif, p.nature, p.origine
                  from (select array_agg(laureat) as laureats, array_agg(commune) as communes from deux where dedans) d,
                       pilotage.v_public_portee(:programme, d.laureats, d.communes, :au2, :connu2, :millesime) p
            ), ecart as (
                select coalesce(m2.ligne, m1.ligne) as ligne, coalesce(m2.reference, m1.reference) as reference,
                       coalesce(m2.laureat, m1.laureat) as laureat, coalesce(m2.dispositif, m1.dispositif) as dispositif,
                       coalesce(m2.nature, m1.nature) as nature, coalesce(m2.stade, m1.stade) as stade, coalesce(m2.origine, m1.origine, '') as origine,
                       m1.centimes as avant, m2.centimes as apres, coalesce(m2.effet, m1.effet) as effet,
                       coalesce(m2.precision_date, m1.precision_date) as precision_date, coalesce(m2.source, m1.source) as source
                  from m1 full join m2 on m2.reference = m1.reference and m2.stade = m1.stade
                 where m1.centimes is distinct from m2.centimes
            ), montant as (
                select 'montant', case when e.avant is null then 'nouveau' when e.apres is null then 'retire' else 'modifie' end,
                       e.reference, coalesce(l.nom, e.reference), l.reference, e.dispositif, e.nature, e.stade,
                       case when coalesce((select r.statut from financement.v_public_rapprochement r
                                             where r.ligne = e.ligne and r.connu_du <= :connu2 and :connu2 < r.connu_jusqu limit 1),
                                          case when (e.laureat, e.dispositif, e.nature, e.origine) in (select * from portee)
                                               then 'a_rapprocher' end) = 'a_rapprocher'
                            then 'à rapprocher, hors de tout total' end,
                       null::date, null::date, e.avant, e.apres, e.effet, e.precision_date,
                       (select max(m.connu_du) from financement.v_public_montant m
                         where m.ligne = e.ligne and m.stade = e.stade and m.connu_du <= :connu2), e.source
                  from ecart e left join programme.v_public_laureat l on l.id = e.laureat
            ), t1 as (
                select distinct on (territoire_type, territoire_code, dispositif, nature, origine, stade) *
                  from pilotage.v_public_totaux(:programme, :type, :code, :communes, :au1, :connu1, :millesime) where dedans
                 order by territoire_type, territoire_code, dispositif, nature, origine, stade, effet desc, id desc
            ), t2 as (
                select distinct on (territoire_type, territoire_code, dispositif, nature, origine, stade) *
                  from pilotage.v_public_totaux(:programme, :type, :code, :communes, :au2, :connu2, :millesime) where dedans
                 order by territoire_type, territoire_code, dispositif, nature, origine, stade, effet desc, id desc
            ), total as (
                select 'total', case when t1.id is null then 'nouveau' when t2.id is null then 'retire' else 'modifie' end,
                       coalesce(t2.reference, t1.reference), coalesce(t2.territoire_nom, t1.territoire_nom), null::text,
                       coalesce(t2.dispositif, t1.dispositif), coalesce(t2.nature, t1.nature), coalesce(t2.stade, t1.stade),
                       'total publié, non ventilé', null::date, null::date, t1.centimes, t2.centimes, coalesce(t2.effet, t1.effet),
                       coalesce(t2.precision_date, t1.precision_date),
                       (select x.connu_du from financement.v_public_total x where x.id = coalesce(t2.id, t1.id)), coalesce(t2.source, t1.source)
                  from t1 full join t2 on t2.territoire_type = t1.territoire_type and t2.territoire_code = t1.territoire_code
                   and t2.dispositif = t1.dispositif and t2.nature = t1.nature and t2.stade = t1.stade
                   and coalesce(t2.origine, '') = coalesce(t1.origine, '')
                 where t1.centimes is distinct from t2.centimes
            ), tout as (
                select * from laureat union all select * from commune union all select * from signature
                union all select * from montant union all select * from total
            ), liste as (
                select t.genre, t.sens, t.reference, t.objet, t.laureat, d.libelle as dispositif, n.libelle as nature, t.stade, t.detail,
                       t.avant_le, t.apres_le, t.avant, t.apres, t.effet, t.precision_date as "precision", t.saisi_le, t.source,
                       s.titre as titre_source
                  from tout t
                  join source.v_public_source s on s.code = t.source
                  left join dispositif.v_public_dispositif d on d.code = t.dispositif
                  left join dispositif.v_public_nature n on n.code = t.nature
                 where :genre = '' or t.genre = :genre
            )
            """;

    /** Au-delà, lire deux fois les lignes d'un périmètre se planifie d'après sa taille. */
    private static final int GRAND = 50;

    private final JdbcClient sql;

    Changements(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param genre un genre de changement, ou vide pour tous */
    Liste<Changement> choisir(Etendue etendue, Lecture un, Lecture deux, String genre, Tri tri) {
        etendue.menagerLesPlans(sql, GRAND);
        return ListeSql.de(texte -> requete(etendue, un, deux, genre, texte), AVEC, "*", Changement.class)
                .triee(TRIS, tri)
                .citant("titre_source");
    }

    /** Les mêmes, comptés et sommés par mois d'effet, genre, sens, dispositif, nature et stade. */
    List<Compte> compter(Etendue etendue, Lecture un, Lecture deux) {
        etendue.menagerLesPlans(sql, GRAND);
        return requete(etendue, un, deux, "", AVEC + """
                        select date_trunc('month', source.au_plus_tard(effet, coalesce("precision", 'jour')))::date as mois, genre, sens, dispositif, nature, stade,
                               coalesce(detail like 'à rapprocher%', false) as a_rapprocher,
                               count(*)::int as nombre, sum(avant)::bigint as avant, sum(apres)::bigint as apres
                          from liste group by 1, 2, 3, 4, 5, 6, 7 order by 2, 4, 5, 6, 7, 3, 1
                        """).query(Compte.class).list();
    }

    private JdbcClient.StatementSpec requete(Etendue etendue, Lecture un, Lecture deux, String genre, String texte) {
        return etendue.requete(sql, texte)
                .param("au1", un.au())
                .param("connu1", un.connu().atOffset(ZoneOffset.UTC))
                .param("au2", deux.au())
                .param("connu2", deux.connu().atOffset(ZoneOffset.UTC))
                .param("genre", genre);
    }
}
