package fr.halle.pilotage.synthese;

import fr.halle.pilotage.Etendue;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les requêtes de l'argent d'un périmètre : les cumuls par case, les lignes à rapprocher, les totaux publiés. */
@Component
class LectureFinanciere {

    /** Une synthèse ne montre que les premières lignes à rapprocher ; la liste les donne toutes, par pages. */
    private static final int BORNE = 100;

    private final JdbcClient sql;

    LectureFinanciere(JdbcClient sql) {
        this.sql = sql;
    }

    /** Les sommes du périmètre par case et par statut, lues dans les cumuls : leur coût ne suit pas le nombre de lignes. */
    List<GroupeDeLignes> groupes(Etendue etendue) {
        return etendue.requete(sql, """
                        select dispositif, origine, nature, stade, statut, total_publie, lignes, centimes
                          from pilotage.v_public_bilan(:programme, :type = 'nation', :entiers, :laureats, :communes, :au, :connu,
                                                       :millesime)
                         order by dispositif, origine, nature, stade, statut, total_publie
                        """).query(GroupeDeLignes.class).list();
    }

    /** Les lauréats du périmètre qui ont au moins une ligne à eux, fût-elle à rapprocher. */
    List<Synthese.Renseigne> renseignes(Etendue etendue) {
        return etendue.requete(sql, """
                        select l.reference, l.nom, r.lignes
                          from pilotage.v_public_renseignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime) r
                          join programme.v_public_laureat l on l.id = r.laureat
                         order by l.nom collate "fr-x-icu", l.reference
                        """).query(Synthese.Renseigne.class).list();
    }

    /** Les plus grosses lignes à rapprocher, de la plus grosse à la plus petite. */
    List<LigneARapprocher> aRapprocher(Etendue etendue) {
        return etendue.requete(sql, """
                        with premiere as materialized (
                            select montant, motif
                              from pilotage.v_public_a_rapprocher(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime)
                             order by centimes desc, reference, stade limit :borne
                        )
                        select j.reference, j.dispositif, d.libelle as libelle_dispositif, j.origine, j.nature, j.stade,
                               j.centimes, j.degre, j.effet, j.precision_date as "precision", j.operation,
                               j.citation, j.deduction, p.motif, j.source, s.titre as titre_source,
                               l.reference as laureat, l.nom as nom_laureat
                          from premiere p
                         cross join lateral (
                            select * from financement.v_public_montant_de_ligne m
                             where m.id = p.montant and m.programme = :programme and m.connu_du <= :connu
                               and :connu < m.connu_jusqu offset 0) j
                          join dispositif.v_public_dispositif d on d.code = j.dispositif
                          join source.v_public_source s on s.code = j.source
                          left join programme.v_public_laureat l on l.id = j.laureat
                         order by j.centimes desc, j.reference, j.stade
                        """)
                .param("borne", BORNE)
                .query(LigneARapprocher.class)
                .list();
    }

    /** Les totaux publiés du programme, avec leur position par rapport au périmètre. */
    List<TotalPublie> totaux(Etendue etendue) {
        return etendue.requete(sql, """
                        select t.id, t.reference, t.territoire_type, t.territoire_code, t.territoire_nom, t.dispositif,
                               t.origine, t.nature, t.stade, t.degre, t.centimes, t.effet,
                               t.precision_date as "precision", t.source, s.titre as titre_source, t.citation,
                               t.dedans, t.autour
                          from pilotage.v_public_totaux(:programme, :type, :code, :communes, :au, :connu, :millesime) t
                          join source.v_public_source s on s.code = t.source
                         order by t.reference
                        """).query(TotalPublie.class).list();
    }

    /** Vrai si le territoire du premier total contient strictement celui du second. */
    boolean contient(TotalPublie large, TotalPublie etroit, int millesime) {
        var memeNiveau = large.territoireType().equals(etroit.territoireType());
        // Deux territoires d'un même niveau ne se contiennent pas ; des groupements, si.
        if (memeNiveau
                && (!large.territoireType().equals("groupement")
                        || large.territoireCode().equals(etroit.territoireCode()))) {
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
}
