package fr.halle.programme.liste;

import fr.halle.platform.entree.Lot;
import java.sql.Types;

/** Écrit ce que la liste apporte : des lauréats, leurs communes, leurs numéros, ce qui atteste leur qualité. */
final class EcritureDesLaureats {

    private static final String SANS_DATE =
            "La liste ne donne pas de date à ses communes : le lauréat l'est au plus tard à la date de la liste.";

    /** Un identifiant sur plusieurs lignes est un seul lauréat ; une commune déjà lauréate garde le sien. */
    void creer(Lot lot, String candidats) {
        lot.requete("""
                        update %1$s c
                           set laureat = coalesce(c.deja, c.designe, v.laureat), cle = coalesce(c.identifiant, c.actuelle)
                          from (select rang, (array_agg(deja) filter (where deja is not null)
                                                  over (partition by coalesce(identifiant, actuelle)))[1] as laureat
                                  from %1$s) v
                         where v.rang = c.rang
                        """.formatted(candidats)).update();
        lot.references('L', "exists (select from programme.laureat p where p.reference = %s)");
        lot.requete("""
                        with groupe as (
                            select c.cle, min(c.identifiant) as identifiant, (array_agg(l.neuve order by c.rang))[1] as neuve,
                                   array_agg(distinct coalesce(c.nom, t.nom)) as noms
                              from %1$s c
                              join lot l on l.rang = c.rang
                              join territoire.v_public_territoire t on t.type = 'commune' and t.code = c.actuelle and t.jusqu = 9999
                             where c.laureat is null
                             group by c.cle
                        ), cree as (
                            insert into programme.laureat (programme, reference, nom, saisi_le)
                            select :programme,
                                   case when identifiant ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$'
                                             and not exists (select from programme.laureat d where d.reference = g.identifiant)
                                        then identifiant else 'L-' || neuve end,
                                   array_to_string(noms, ', '), :instant
                              from groupe g
                            returning id, reference
                        )
                        update %1$s c set laureat = n.id
                          from groupe g join cree n on n.reference in (g.identifiant, 'L-' || g.neuve)
                         where g.cle = c.cle and c.laureat is null
                        """.formatted(candidats))
                .param("programme", lot.reglage("programme"))
                .update();
        lot.requete("analyze " + candidats).update();
    }

    /** Les communes que le lauréat n'avait pas, et leurs départements ; le pilote est désigné s'il n'y en a qu'un. */
    void composer(Lot lot, String candidats) {
        lot.requete("""
                        with neuve as (
                            insert into programme.composition (laureat, type, code, source, import, saisi_le)
                            select distinct on (c.laureat, c.actuelle) c.laureat, 'commune', c.commune, :source, :import, :instant
                              from %1$s c where c.deja is null
                        )
                        insert into effet select rang, 'creee' from %1$s where deja is null
                        """.formatted(candidats)).update();
        lot.requete("""
                        with voulu as (
                            select distinct c.laureat, t.departement
                              from %1$s c
                              join territoire.v_public_territoire t on t.type = 'commune' and t.code = c.actuelle and t.jusqu = 9999
                             where c.deja is null and t.departement is not null
                        )
                        insert into programme.composition (laureat, type, code, pilote, source, import, saisi_le)
                        select v.laureat, 'departement', v.departement,
                               count(*) over (partition by v.laureat) = 1
                                 and not exists (select from programme.v_public_composition p
                                                  where p.laureat = v.laureat and p.pilote and p.connu_jusqu = 'infinity'),
                               :source, :import, :instant
                          from voulu v
                         where not exists (select from programme.v_public_composition m
                                            where m.laureat = v.laureat and m.type = 'departement' and m.code = v.departement
                                              and m.connu_jusqu = 'infinity')
                        """.formatted(candidats)).update();
    }

    /** Le numéro donné par la liste devient un alias, quand il n'est pas déjà la référence. */
    void nommer(Lot lot, String candidats) {
        lot.requete("""
                        with neuf as (
                            select distinct c.laureat, c.identifiant
                              from %1$s c
                              join programme.laureat l on l.id = c.laureat
                             where c.identifiant is not null and c.identifiant <> l.reference
                               and not exists (select from programme.v_public_alias a
                                                where a.laureat = c.laureat and a.valeur = c.identifiant
                                                  and a.connu_jusqu = 'infinity')
                        ), note as (
                            insert into programme.alias (laureat, valeur, source, import, saisi_le)
                            select laureat, identifiant, :source, :import, :instant from neuf
                        )
                        insert into effet
                        select c.rang, 'creee' from %1$s c join neuf n on n.laureat = c.laureat and n.identifiant = c.identifiant
                        """.formatted(candidats)).update();
    }

    /** La qualité est attestée au plus tard à la première date de ses communes, sinon à celle de la liste. */
    void attester(Lot lot, String candidats) {
        lot.requete("""
                        with voulue as (
                            select laureat, min(signature) as jour from %1$s group by laureat
                        ), connue as (
                            select distinct on (q.laureat) q.laureat, q.id, q.effet, q.deduction
                              from programme.v_public_qualite q
                              join platform.v_public_import i on i.id = q.import and i.jeu = :jeu
                             where q.genre = 'attestation' and q.connu_jusqu = 'infinity'
                             order by q.laureat, q.vrai_du
                        )
                        insert into programme.qualite (laureat, genre, effet, precision_date, source, deduction, import, corrige_id, saisi_le)
                        select v.laureat, 'attestation', coalesce(v.jour, :date), 'au_plus_tard', :source,
                               case when v.jour is null then :sansDate end, :import, k.id, :instant
                          from voulue v left join connue k on k.laureat = v.laureat
                         where case
                                 when k.id is not null then
                                     case when v.jour is null then k.deduction is null else k.effet <> v.jour end
                                 when v.jour is null then
                                     not exists (select from programme.v_public_qualite q
                                                  where q.laureat = v.laureat and q.connu_jusqu = 'infinity')
                                 else true
                               end
                        """.formatted(candidats))
                .param("date", lot.date().auPlusTard(), Types.DATE)
                .param("sansDate", SANS_DATE)
                .update();
    }
}
