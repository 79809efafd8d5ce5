package fr.halle.pilotage.synthese;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Perimetre;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les requêtes de l'argent d'un périmètre : les lignes sommées par case, celles à rapprocher, les totaux publiés. */
@Component
class LectureFinanciere {

    /**
     * Les lignes du programme dans le périmètre, avec leur montant le plus récent par stade et leur statut. Une ligne
     * sans commune n'est comptée que là où son lauréat est tout entier : elle n'est jamais partagée.
     */
    private static final String LIGNES = """
            with toutes as materialized (
                select laureat, commune from pilotage.v_public_perimetre(:programme, 'nation', 'france', :au, :connu, :millesime)
            ), dedans as materialized (
                select laureat, commune from pilotage.v_public_perimetre(:programme, :type, :code, :au, :connu, :millesime)
            ), entier as (
                select laureat from dedans
                except
                select laureat from (select laureat, commune from toutes except select laureat, commune from dedans) dehors
            ), ligne as (
                select l.id, l.reference, l.laureat, l.commune, l.dispositif, l.origine, l.nature, l.operation, l.source,
                       l.citation
                  from financement.v_public_ligne l
                 where l.programme = :programme and l.rattachement <> 'territoire' and l.connu_du <= :connu
                   and (l.laureat in (select laureat from entier)
                        or (l.laureat, l.commune) in (
                            select d.laureat, s.code from dedans d
                              join territoire.v_public_correspondance s
                                on s.actuelle = d.commune and :millesime >= s.du and :millesime < s.jusqu))
            ), montant as (
                select distinct on (m.ligne, m.stade) m.ligne, m.stade, m.centimes, m.degre, m.effet, m.precision_date, m.deduction
                  from financement.v_public_montant m
                 where m.ligne in (select id from ligne) and m.vrai_du <= :au and m.connu_du <= :connu and :connu < m.connu_jusqu
                 order by m.ligne, m.stade, m.vrai_du desc, m.id desc
            ), portee as (
                select distinct t.dispositif, t.nature, t.origine, d.laureat
                  from financement.v_public_total t
                  join toutes d on true
                  join territoire.v_public_appartenance a
                    on a.code_source = d.commune and a.type = t.territoire_type and a.code = t.territoire_code
                   and :millesime >= a.du and :millesime < a.jusqu
                 where t.programme = :programme and t.vrai_du <= :au and t.connu_du <= :connu and :connu < t.connu_jusqu
            ), jugee as (
                select l.*, m.stade, m.centimes, m.degre, m.effet, m.precision_date, m.deduction, r.total_publie, r.motif,
                       coalesce(r.statut, case when exists (
                           select from portee p where p.laureat = l.laureat and p.dispositif = l.dispositif
                              and p.nature = l.nature and p.origine is not distinct from l.origine)
                           then 'a_rapprocher' else 'libre' end) as statut
                  from ligne l
                  join montant m on m.ligne = l.id
                  left join financement.v_public_rapprochement r
                    on r.ligne = l.id and r.connu_du <= :connu and :connu < r.connu_jusqu
            )
            """;

    private final JdbcClient sql;

    LectureFinanciere(JdbcClient sql) {
        this.sql = sql;
    }

    List<GroupeDeLignes> groupes(String programme, Perimetre perimetre, Lecture lecture, int millesime) {
        return requete(LIGNES + """
                                select dispositif, origine, nature, stade, statut, total_publie,
                                       count(*) as lignes, sum(centimes)::bigint as centimes
                                  from jugee where statut <> 'a_rapprocher'
                                 group by dispositif, origine, nature, stade, statut, total_publie
                                """, programme, perimetre, lecture, millesime)
                .query(GroupeDeLignes.class)
                .list();
    }

    /** Les lignes à rapprocher, de la plus grosse à la plus petite. */
    List<LigneARapprocher> aRapprocher(String programme, Perimetre perimetre, Lecture lecture, int millesime) {
        return requete(LIGNES + """
                                select j.reference, j.dispositif, d.libelle as libelle_dispositif, j.origine, j.nature, j.stade,
                                       j.centimes, j.degre, j.effet, j.precision_date as "precision", j.operation,
                                       j.citation, j.deduction, j.motif, j.source, s.titre as titre_source,
                                       l.reference as laureat, l.nom as nom_laureat
                                  from jugee j
                                  join dispositif.v_public_dispositif d on d.code = j.dispositif
                                  join source.v_public_source s on s.code = j.source
                                  left join programme.v_public_laureat l on l.id = j.laureat
                                 where j.statut = 'a_rapprocher'
                                 order by j.centimes desc, j.reference, j.stade
                                """, programme, perimetre, lecture, millesime)
                .query(LigneARapprocher.class)
                .list();
    }

    /** Combien de lauréats du périmètre ont au moins une ligne à eux. */
    int laureatsRenseignes(String programme, Perimetre perimetre, Lecture lecture, int millesime) {
        return requete(
                        LIGNES + "select count(distinct laureat)::int from jugee",
                        programme,
                        perimetre,
                        lecture,
                        millesime)
                .query(Integer.class)
                .single();
    }

    /** Les totaux publiés du programme, avec leur position par rapport au périmètre. */
    List<TotalPublie> totaux(String programme, Perimetre perimetre, Lecture lecture, int millesime) {
        return requete("""
                        with total as materialized (
                            select t.*, s.titre as titre_source from financement.v_public_total t
                              join source.v_public_source s on s.code = t.source
                             where t.programme = :programme and t.rattachement <> 'territoire' and t.vrai_du <= :au
                               and t.connu_du <= :connu and :connu < t.connu_jusqu
                        ), situe as (
                            select e.*, :type <> 'laureat'
                                      and pilotage.v_public_contient(:type, :code, e.territoire_type, e.territoire_code, :millesime)
                                        as dedans,
                                   (e.territoire_type, e.territoire_code) <> (:type, :code)
                                      and not exists (
                                          select from pilotage.v_public_perimetre(:programme, :type, :code, :au, :connu, :millesime) p
                                           where not exists (
                                              select from territoire.v_public_appartenance a
                                               where a.code_source = p.commune and a.type = e.territoire_type
                                                 and a.code = e.territoire_code
                                                 and :millesime >= a.du and :millesime < a.jusqu)) as autour
                              from (select distinct territoire_type, territoire_code from total) e
                        )
                        select t.id, t.reference, t.territoire_type, t.territoire_code,
                               coalesce(n.nom, t.territoire_code) as territoire_nom,
                               t.dispositif, t.origine, t.nature, t.stade, t.degre, t.centimes, t.effet,
                               t.precision_date as "precision", t.source, t.titre_source, t.citation, s.dedans,
                               s.autour and not s.dedans as autour
                          from total t
                          join situe s using (territoire_type, territoire_code)
                          left join territoire.v_public_territoire n
                            on n.type = t.territoire_type and n.code = t.territoire_code
                           and :millesime >= n.du and :millesime < n.jusqu
                         where s.dedans or s.autour
                         order by t.reference
                        """, programme, perimetre, lecture, millesime)
                .query(TotalPublie.class)
                .list();
    }

    /** Vrai si le territoire du premier total contient strictement celui du second. */
    boolean contient(TotalPublie large, TotalPublie etroit, int millesime) {
        if (large.territoireType().equals(etroit.territoireType())
                && large.territoireCode().equals(etroit.territoireCode())) {
            return false;
        }
        return sql.sql("select pilotage.v_public_contient(:type1, :code1, :type2, :code2, :millesime)")
                .param("type1", large.territoireType())
                .param("code1", large.territoireCode())
                .param("type2", etroit.territoireType())
                .param("code2", etroit.territoireCode())
                .param("millesime", millesime)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec requete(
            String texte, String programme, Perimetre perimetre, Lecture lecture, int millesime) {
        return sql.sql(texte)
                .param("programme", programme)
                .param("type", perimetre.type())
                .param("code", perimetre.code())
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .param("millesime", millesime);
    }
}
