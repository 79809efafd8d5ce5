package fr.halle.pilotage.lignes;

import fr.halle.pilotage.Etendue;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les lignes et les totaux publiés d'un périmètre, ceux qui font les sommes et ceux qui restent à rapprocher. */
@Component
public class ListeLignes {

    /** Les ordres permis, le premier par défaut ; la référence rend l'ordre total. */
    public static final Tris TRIS = Tris.departagesPar("reference")
            .ou("dispositif", "rang_dispositif")
            .ou("objet", "objet collate \"fr-x-icu\"")
            .ou("accorde", "accorde")
            .ou("effet", "effet");

    private final JdbcClient sql;

    ListeLignes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Une page se lit dans l'ordre d'un index quand c'est moins cher que de lire toutes les lignes pour les trier. */
    public Liste<LigneEnListe> choisir(Etendue etendue, FiltreDeLignes filtre, Tri tri) {
        etendue.menagerLesPlans(sql);
        var requete = requete(etendue, filtre);
        var entiere = ListeSql.de(
                        requete,
                        "with ligne as (%s union all %s)%s".formatted(TOTAUX, LIGNES, LISTE),
                        COLONNES,
                        LigneEnListe.class)
                .triee(TRIS, tri)
                .citant("titre_source");
        return new LignesEnOrdre(sql, requete, filtre, tri, entiere);
    }

    private ListeSql.Requete requete(Etendue etendue, FiltreDeLignes filtre) {
        return texte -> etendue.requete(sql, texte)
                .param("dispositif", filtre.dispositif())
                .param("statut", filtre.statut());
    }

    static final String TOTAUX = """
            select t.reference, 'total' as statut, t.territoire_nom as objet, null::text as laureat, t.dispositif,
                   t.origine, t.nature, t.stade, t.centimes, t.degre, t.effet, t.precision_date,
                   null::text as operation, t.citation, null::text as deduction, null::text as motif, t.source
              from pilotage.v_public_totaux(:programme, :type, :code, :communes, :au, :connu, :millesime) t
             where t.dedans
            """;

    private static final String LIGNES = """
            select j.reference, j.statut, coalesce(l.nom, j.commune), l.reference, j.dispositif, j.origine,
                   j.nature, j.stade, j.centimes, j.degre, j.effet, j.precision_date, j.operation,
                   j.citation, j.deduction, j.motif, j.source
              from pilotage.v_public_lignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime) j
              left join programme.v_public_laureat l on l.id = j.laureat
             where :dispositif = '' or j.dispositif = :dispositif
            """;

    /** De « ligne », un montant par rangée, à « liste », une ligne ou un total par rangée. */
    static final String LISTE = """
            , etalee as (
                select reference, statut, objet, laureat, dispositif, origine, nature, operation, source,
                       max(citation) as citation, max(deduction) as deduction, max(motif) as motif,
                       max(centimes) filter (where stade = 'accorde') as accorde,
                       max(centimes) filter (where stade = 'engage') as engage,
                       max(centimes) filter (where stade = 'verse') as verse,
                       (array_agg(degre order by effet desc, stade))[1] as degre,
                       max(effet) as effet,
                       (array_agg(precision_date order by effet desc, stade))[1] as precision_date
                  from ligne
                 group by reference, statut, objet, laureat, dispositif, origine, nature, operation, source
            ), liste as (
                select e.*, d.libelle as libelle_dispositif, d.rang as rang_dispositif, s.titre as titre_source,
                       o.libelle as libelle_origine, n.libelle as libelle_nature
                  from etalee e
                  join dispositif.v_public_dispositif d on d.code = e.dispositif
                  join source.v_public_source s on s.code = e.source
                  join dispositif.v_public_nature n on n.code = e.nature
                  left join dispositif.v_public_origine o on o.code = e.origine
                 where (:dispositif = '' or e.dispositif = :dispositif)
                   and (:statut = '' or e.statut = :statut or :statut = 'comptees' and e.statut <> 'a_rapprocher')
            )
            """;

    static final String COLONNES = """
            reference, statut, objet, laureat, dispositif, libelle_dispositif, origine as code_origine,
            libelle_origine as origine, nature as code_nature, libelle_nature as nature, accorde, engage, verse, degre, effet, precision_date as "precision",
            operation, citation, deduction, motif, source, titre_source
            """;
}
