package fr.halle.programme.liste;

import fr.halle.platform.entree.Lot;
import java.util.Arrays;

/** Les lignes du lot qui parlent d'un programme, chacune rapprochée des lauréats que la base connaît. */
final class LectureDesCandidats {

    /** Le nom de la table temporaire : un même lot peut nourrir plusieurs programmes. */
    static String table(Lot lot) {
        return "candidat_" + lot.reglage("programme").replace('-', '_');
    }

    void lire(Lot lot) {
        var si = lot.reglage("si", "");
        var identifiant = lot.reglage("identifiant", "null::text");
        lot.requete("drop table if exists " + table(lot)).update();
        lot.requete("""
                        create temp table %1$s on commit drop as
                        with membre as (
                            select s.actuelle, min(m.laureat::text)::uuid as laureat
                              from programme.v_public_composition m
                              join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                             where m.programme = :programme and m.type = 'commune' and m.connu_jusqu = 'infinity'
                               and m.vrai_jusqu = 'infinity'
                             group by s.actuelle
                        ), nomme as (
                            select a.valeur, min(a.laureat::text)::uuid as laureat
                              from (select valeur, laureat from programme.v_public_alias
                                     where programme = :programme and connu_jusqu = 'infinity'
                                    union
                                    select reference, id from programme.v_public_laureat where programme = :programme) a
                             group by a.valeur
                        )
                        select l.rang, l.neuve, l.commune, l.nom, %2$s as identifiant, %3$s as signature, s.actuelle,
                               m.laureat as deja, n.laureat as designe, null::uuid as laureat, null::text as cle
                          from lot l
                          left join territoire.v_public_correspondance s on s.code = l.commune and s.jusqu = 9999
                          left join membre m on m.actuelle = s.actuelle
                          left join nomme n on n.valeur = %2$s
                         where %4$s
                        """.formatted(
                        table(lot), identifiant, lot.reglage("date"), si.isEmpty() ? "true" : "l." + si + " = '1'"))
                .param("programme", lot.reglage("programme"))
                .update();
        lot.requete("analyze " + table(lot)).update();
    }

    void refuser(Lot lot) {
        lot.requete("""
                        insert into refus
                        select rang, 'commune ' || commune || ' : aucun millésime du Code officiel géographique ne la connaît', false
                          from %s where actuelle is null
                        """.formatted(table(lot))).update();
        var sigle = lot.requete("select sigle from programme.v_public_programme where code = :programme")
                .param("programme", lot.reglage("programme"))
                .query(String.class)
                .single();
        lot.remarquer(
                compter(lot, "actuelle <> commune"),
                "Une commune de %s a changé de code depuis : elle est suivie jusqu'à celle qui la continue."
                        .formatted(sigle),
                "communes de %s ont changé de code depuis : elles sont suivies jusqu'à celles qui les continuent."
                        .formatted(sigle));
        lot.remarquer(
                compter(lot, """
                        signature < (select lance_le from programme.v_public_programme
                                      where code = '%s' and lance_precision <> 'au_plus_tard')
                        """.formatted(lot.reglage("programme"))),
                "Une date est antérieure au lancement de %s : la ligne est gardée, l'anomalie est montrée."
                        .formatted(sigle),
                "dates sont antérieures au lancement de %s : les lignes sont gardées, les anomalies montrées."
                        .formatted(sigle));
        lot.remarquer(
                compter(lot, "signature is null"),
                "Une commune de %s n'a pas de date : elle est attestée au plus tard à la date de la liste."
                        .formatted(sigle),
                "communes de %s n'ont pas de date : elles sont attestées au plus tard à la date de la liste."
                        .formatted(sigle));
    }

    /** Met de côté ce qui réunirait deux lauréats sous un identifiant, ou en scinderait un entre deux. */
    void mettreDeCote(Lot lot) {
        lot.requete("""
                        with reunion as (
                            select identifiant from (
                                select identifiant, deja as laureat from %1$s where identifiant is not null and deja is not null
                                union
                                select identifiant, designe from %1$s where identifiant is not null and designe is not null) t
                             group by identifiant having count(*) > 1
                        ), scission as (
                            select deja from %1$s where identifiant is not null and deja is not null
                             group by deja having count(distinct identifiant) > 1
                        ), ecarte as (
                            select c.rang, c.identifiant, c.commune, coalesce(c.deja, c.designe) as laureat,
                                   case when r.identifiant is not null then 'reunion' else 'scission' end as genre,
                                   case when r.identifiant is not null
                                        then 'l''identifiant ' || c.identifiant || ' réunirait plusieurs lauréats connus : une personne doit trancher'
                                        else 'l''identifiant ' || c.identifiant || ' séparerait cette commune du lauréat où elle est déjà : une personne doit trancher'
                                   end as motif
                              from %1$s c
                              left join reunion r on r.identifiant = c.identifiant
                              left join scission s on s.deja = c.deja
                             where (r.identifiant is not null or s.deja is not null) and c.deja is distinct from c.designe
                                or (r.identifiant is not null and c.deja is null)
                        ), note as (
                            insert into programme.conflit (programme, genre, identifiant, commune, laureat, motif, source, import)
                            select :programme, genre, identifiant, commune, laureat, motif, :source, :import from ecarte e
                             where not exists (select from programme.conflit k
                                                where k.programme = :programme and k.identifiant = e.identifiant
                                                  and k.commune = e.commune and k.genre = e.genre and not k.annule
                                                  and not exists (select from programme.conflit x where x.corrige_id = k.id))
                        )
                        insert into refus select rang, motif, true from ecarte
                        """.formatted(table(lot)))
                .param("programme", lot.reglage("programme"))
                .update();
    }

    /** Les communes qu'une liste précédente donnait et que celle-ci ne donne plus : dites, jamais retirées. */
    void compterLesAbsents(Lot lot) {
        if (!lot.complet()) {
            return;
        }
        var absents = lot.requete("""
                        select coalesce(array_agg(t.nom || ' (' || m.code || ')' order by m.code), '{}') as noms
                          from programme.v_public_composition m
                          join platform.v_public_import i on i.id = m.import and i.jeu = :jeu
                          join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                          left join territoire.v_public_territoire t on t.type = 'commune' and t.code = s.actuelle and t.jusqu = 9999
                         where m.programme = :programme and m.type = 'commune' and m.connu_jusqu = 'infinity'
                           and s.actuelle not in (select actuelle from %1$s)
                        """.formatted(table(lot)))
                .param("programme", lot.reglage("programme"))
                .query((ligne, _) -> (String[]) ligne.getArray(1).getArray())
                .single();
        lot.absentes(absents.length);
        if (absents.length > 0) {
            var premieres = String.join(", ", Arrays.asList(absents).subList(0, Math.min(10, absents.length)));
            lot.remarquer(
                    "Absentes de cette liste, et gardées : %s%s.".formatted(premieres, absents.length > 10 ? "…" : ""));
        }
    }

    private static long compter(Lot lot, String condition) {
        return lot.requete("select count(*) from %s where %s".formatted(table(lot), condition))
                .query(Long.class)
                .single();
    }
}
