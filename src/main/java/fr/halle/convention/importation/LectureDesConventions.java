package fr.halle.convention.importation;

import fr.halle.platform.entree.Lot;

/** Ce que dit chaque ligne : de quel lauréat, quel type, et la convention que Halle en connaît déjà. */
final class LectureDesConventions {

    /** Une ligne par ligne lisible du lot, dans la table temporaire {@code convention_lue}. */
    void lire(Lot lot) {
        lot.requeteNue("drop table if exists convention_lue").update();
        lot.requeteNue("""
                        create temp table convention_lue on commit drop as
                        with etat as materialized (
                            select * from convention.v_etats('%1$s', null, current_date, now())
                        ), membre as (
                            select distinct m.laureat, s.actuelle as commune
                              from programme.v_public_composition m
                              join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                             where m.programme = '%1$s' and m.type = 'commune' and m.connu_jusqu = 'infinity' and m.vrai_jusqu = 'infinity'
                        ), nommee as (
                            select l.rang, l.laureat as reference, l.commune, l.type as type_ecrit, t.code as type, l.signature as effet,
                                   case lower(public.unaccent(coalesce(l.precision, 'jour')))
                                        when 'jour' then 'jour' when 'mois' then 'mois' when 'trimestre' then 'trimestre' when 'annee' then 'annee'
                                        when 'au plus tard' then 'au_plus_tard' when 'au_plus_tard' then 'au_plus_tard' end as precision,
                                   l.precision as precision_ecrite, l.document, l.intitule, l.fin,
                                   coalesce(r.id, (select min(m.laureat::text)::uuid from membre m where m.commune = s.actuelle)) as laureat,
                                   (select count(*) from membre m where m.commune = s.actuelle) as candidats,
                                   r.id is not null and s.actuelle is not null
                                   and not exists (select from membre m where m.laureat = r.id and m.commune = s.actuelle) as discordante
                              from lot l
                              left join programme.v_public_laureat r on r.programme = '%1$s' and r.reference = l.laureat
                              left join territoire.v_public_correspondance s on s.code = l.commune and s.jusqu = 9999
                              left join convention.type t on t.programme = '%1$s'
                               and lower(public.unaccent(l.type)) in (lower(t.code), lower(public.unaccent(t.libelle)))
                        )
                        select n.*, '%1$s'::text as programme, k.convention, k.reference as connue, k.importee, k.signatures, k.intitule as intitule_connu,
                               k.fin_le as fin_connue,
                               coalesce(e.etat = 'signee' and e.signee_du = n.effet and e.precision_date = n.precision, false) as deja_dite
                          from nommee n
                          left join lateral (
                              select c.id as convention, c.reference, v.intitule, v.fin_le, c.import is not null and v.id = c.id as importee,
                                     (select count(*) from convention.acte a
                                       where a.convention = c.id and a.genre = 'signature' and not a.annule and a.partie is null
                                         and not exists (select from convention.acte s where s.corrige_id = a.id)) as signatures
                                from convention.convention_laureat m
                                join convention.convention v on v.id = m.version and not v.annule
                                 and not exists (select from convention.convention s where s.corrige_id = v.id)
                                join convention.convention c on c.id = coalesce(v.racine, v.id)
                               where m.laureat = n.laureat and v.type = n.type
                                 and not exists (select from convention.acte a
                                                  where a.convention = c.id and a.genre in ('abandon', 'resiliation') and not a.annule
                                                    and not exists (select from convention.acte s where s.corrige_id = a.id))
                               order by c.saisi_le limit 1) k on true
                          left join etat e on e.convention = k.convention
                        """.formatted(lot.reglage("programme"))).update();
    }

    void refuser(Lot lot) {
        refuser(
                lot,
                "reference is null and commune is null",
                "'ni lauréat ni commune : donnez la référence du lauréat (L-…) ou le code Insee d''une de ses communes'");
        refuser(
                lot,
                "reference is not null and not exists (select from programme.v_public_laureat r where r.programme = l.programme and r.reference = l.reference)",
                "'lauréat ' || reference || ' : ce programme n''en a pas de cette référence. Relevez-la dans la liste des lauréats'");
        refuser(
                lot,
                "laureat is null and reference is null and commune is not null",
                "'commune ' || commune || ' : elle n''est d''aucun lauréat de ce programme. Vérifiez son code Insee'");
        refuser(
                lot,
                "reference is null and candidats > 1",
                "'commune ' || commune || ' : elle est de plusieurs lauréats. Donnez la référence de celui qui a signé'");
        refuser(
                lot,
                "discordante",
                "'commune ' || commune || ' : elle n''est pas du lauréat ' || reference || '. Gardez la bonne des deux'");
        refuser(lot, "type is null", """
                'type « ' || left(type_ecrit, 40) || ' » inconnu : écrivez '
                || (select string_agg(t.code, ', ' order by t.rang) from convention.type t where t.programme = l.programme)
                """);
        refuser(
                lot,
                "precision is null",
                "'précision « ' || left(precision_ecrite, 40) || ' » inconnue : écrivez jour, mois, trimestre, année ou au plus tard'");
        refuser(
                lot,
                "effet > current_date",
                "'signature du ' || to_char(effet, 'DD/MM/YYYY') || ' : ce jour est à venir'");
        refuser(
                lot,
                "fin < effet",
                "'date de fin du ' || to_char(fin, 'DD/MM/YYYY') || ' : elle précède la signature. Vérifiez les deux dates'");
        refuser(lot, """
                exists (select from convention_lue d where d.laureat = l.laureat and d.type = l.type and d.rang <> l.rang
                           and (d.effet, d.precision, d.document, d.intitule, d.fin) is distinct from (l.effet, l.precision, l.document, l.intitule, l.fin))
                """, "'contredit une autre ligne : même lauréat, même type, contenu différent. Gardez la bonne'");
        refuser(
                lot,
                "convention is not null and not (importee and signatures = 1) and not deja_dite",
                "'la convention ' || connue || ' est déjà dans Halle, et pas à cette date : corrigez-la sur sa fiche'");
        refuser(
                lot,
                "importee and signatures = 1 and (intitule <> intitule_connu or fin is not null and fin is distinct from fin_connue)",
                """
                'la convention ' || connue || ' est déjà dans Halle sous un autre intitulé ou une autre fin : corrigez-la sur sa fiche, '
                || 'ou défaites l''import qui l''a apportée'
                """);
    }

    /** Ne laisse qu'une ligne par convention, parmi celles qui entrent, et aucune de celles qu'une personne a écrites. */
    void garder(Lot lot) {
        lot.requeteNue("""
                        delete from convention_lue l
                         where not exists (select from lot x where x.rang = l.rang)
                            or exists (select from convention_lue d
                                        where d.laureat = l.laureat and d.type = l.type and d.rang < l.rang
                                          and exists (select from lot x where x.rang = d.rang))
                            or l.convention is not null and not (l.importee and l.signatures = 1)
                        """).update();
    }

    private static void refuser(Lot lot, String condition, String motif) {
        lot.requeteNue("""
                        insert into refus select l.rang, %s, false from convention_lue l
                         where (%s) and not exists (select from refus r where r.rang = l.rang)
                        """.formatted(motif, condition)).update();
    }
}
