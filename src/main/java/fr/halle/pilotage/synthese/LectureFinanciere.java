package fr.halle.pilotage.synthese;

import fr.halle.pilotage.Etendue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Les requêtes de l'argent d'un périmètre : les lignes sommées par case, celles à rapprocher, les totaux publiés. */
@Component
class LectureFinanciere {

    private final JdbcClient sql;

    LectureFinanciere(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Toutes les lignes du périmètre, parcourues une fois : leurs sommes par case, et les lauréats qui en ont, fût-elle à
     * rapprocher.
     */
    Lignes lignes(Etendue etendue) {
        var groupes = new ArrayList<GroupeDeLignes>();
        var renseignes = new ArrayList<Synthese.Renseigne>();
        var aRapprocher = new ArrayList<Object>();
        etendue.requete(sql, """
                        with ligne as materialized (
                            select ligne, laureat, dispositif, origine, nature, stade, statut, total_publie, centimes, montant
                              from pilotage.v_public_lignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime)
                        ), bilan as (
                        select dispositif, origine, nature, stade, statut, total_publie, count(*) as lignes,
                               sum(centimes)::bigint as centimes, null as reference, null as nom,
                               array_agg(montant) filter (where statut = 'a_rapprocher') as montants
                          from ligne group by dispositif, origine, nature, stade, statut, total_publie
                        union all
                        select null, null, null, null, null, null, count(*), null, l.reference, l.nom, null
                          from (select distinct laureat, ligne from ligne) x
                          join programme.v_public_laureat l on l.id = x.laureat
                         group by l.reference, l.nom
                        )
                        select * from bilan order by nom collate "fr-x-icu", reference
                        """).query(rangee -> {
            if (rangee.getString("reference") != null) {
                renseignes.add(new Synthese.Renseigne(
                        rangee.getString("reference"), rangee.getString("nom"), rangee.getLong("lignes")));
                return;
            }
            groupes.add(new GroupeDeLignes(
                    rangee.getString("dispositif"),
                    rangee.getString("origine"),
                    rangee.getString("nature"),
                    rangee.getString("stade"),
                    rangee.getString("statut"),
                    rangee.getObject("total_publie", UUID.class),
                    rangee.getLong("lignes"),
                    rangee.getLong("centimes")));
            if (rangee.getArray("montants") != null) {
                aRapprocher.addAll(
                        Arrays.asList((Object[]) rangee.getArray("montants").getArray()));
            }
        });
        return new Lignes(groupes, renseignes, aRapprocher);
    }

    /** Les lignes à rapprocher, de la plus grosse à la plus petite. */
    List<LigneARapprocher> aRapprocher(Etendue etendue, Lignes lignes) {
        if (lignes.aRapprocher.isEmpty()) {
            return List.of();
        }
        return etendue.requete(sql, """
                        select j.reference, j.dispositif, d.libelle as libelle_dispositif, j.origine, j.nature, j.stade,
                               j.centimes, j.degre, j.effet, j.precision_date as "precision", j.operation,
                               j.citation, j.deduction, r.motif, j.source, s.titre as titre_source,
                               l.reference as laureat, l.nom as nom_laureat
                          from financement.v_public_montant_de_ligne j
                          join dispositif.v_public_dispositif d on d.code = j.dispositif
                          join source.v_public_source s on s.code = j.source
                          left join financement.v_public_rapprochement r
                            on r.ligne = j.ligne and r.connu_du <= :connu and :connu < r.connu_jusqu
                          left join programme.v_public_laureat l on l.id = j.laureat
                         where j.id = any (:montants)
                         order by j.centimes desc, j.reference, j.stade
                        """)
                .param("montants", new SqlArrayValue("uuid", lignes.aRapprocher.toArray()))
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

    /** @param aRapprocher les identifiants des montants à rapprocher */
    record Lignes(List<GroupeDeLignes> groupes, List<Synthese.Renseigne> renseignes, List<Object> aRapprocher) {}
}
