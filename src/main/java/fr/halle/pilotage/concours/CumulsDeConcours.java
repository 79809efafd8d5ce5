package fr.halle.pilotage.concours;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les totaux de concours, lus dans leurs cumuls : leur coût ne dépend pas du nombre de lignes. */
@Component
class CumulsDeConcours {

    /** Ce qui restreint les cumuls ; tous les filtres y sont, sauf les mots. */
    private static final String FILTRES = """
             c.vrai_du <= :au and c.connu_du <= :connu
             and (:dispositif = '' or c.dispositif = :dispositif)
             and (:annee = '' or c.exercice = nullif(:annee, '')::integer)
             and (:echelon = '' or c.territoire_type = :echelon)
             and (:categorie = '' or c.categorie = :categorie)
             and (:source = '' or c.source = :source)
             and (:anomalie <> 'depassement' or c.depassement)
             and (:anomalie <> 'arrondi' or c.arrondi)
            """;

    private final JdbcClient sql;

    CumulsDeConcours(JdbcClient sql) {
        this.sql = sql;
    }

    /** Un groupe de lignes d'une même année et d'un même dispositif. */
    record Groupe(
            @Nullable Integer exercice,
            String dispositif,
            String libelleDispositif,
            String nature,
            String libelleNature,
            String territoireType,
            boolean reprise,
            long nombre,
            long centimes) {}

    TotalDeConcours total(FiltreDeConcours filtre, Portee portee) {
        return TotalDeConcours.de(requete(filtre, portee, """
                        select c.nature, n.libelle, n.libelle_pluriel, sum(c.nombre)::bigint as nombre, sum(c.centimes)::bigint as centimes
                          from %s
                          join dispositif.v_public_nature n on n.code = c.nature
                         where %s
                         group by c.nature, n.libelle, n.libelle_pluriel, n.rang
                        having sum(c.nombre) <> 0
                         order by n.rang
                        """.formatted(cumuls(portee), FILTRES))
                .query(TotalDeConcours.Somme.class)
                .list());
    }

    /** Les lignes d'une portée par année et par dispositif, de la plus récente à la plus ancienne. */
    List<Groupe> groupes(Portee portee) {
        return portee.requete(sql, """
                        with part as (
                            %s
                        ), somme as (
                            select exercice, dispositif, nature, territoire_type, reprise,
                                   sum(nombre)::bigint as nombre, sum(centimes)::bigint as centimes
                              from part
                             group by 1, 2, 3, 4, 5
                            having sum(nombre) <> 0
                        )
                        select s.*, d.libelle as libelle_dispositif, n.libelle as libelle_nature
                          from somme s
                          join dispositif.v_public_dispositif d on d.code = s.dispositif
                          join dispositif.v_public_nature n on n.code = s.nature
                         order by s.exercice desc nulls last, d.rang, n.rang, s.territoire_type, s.reprise
                        """.formatted(portee.partielle() ? PAR_TERRITOIRE : NATIONALE))
                .query(Groupe.class)
                .list();
    }

    private static final String NATIONALE = """
            select c.exercice, c.dispositif, c.nature, c.territoire_type, false as reprise, c.nombre, c.centimes
              from financement.v_public_cumul_concours_national c
             where c.vrai_du <= :au and c.connu_du <= :connu
            """;

    /** La somme de chaque territoire, dont on retranche ce qui est postérieur, s'il y a quelque chose de postérieur. */
    private static final String PAR_TERRITOIRE = """
            select c.exercice, c.dispositif, c.nature, c.territoire_type, p.reprise, c.nombre, c.centimes
              from unnest(:types::text[], :codes::text[], :reprises::boolean[]) as p (type, code, reprise)
             cross join lateral (
                select * from financement.v_public_cumul_concours_territoire x
                 where x.territoire_type = p.type and x.territoire_code = p.code offset 0) c
            union all
            select c.exercice, c.dispositif, c.nature, c.territoire_type, p.reprise, -c.nombre, -c.centimes
              from unnest(:types::text[], :codes::text[], :reprises::boolean[]) as p (type, code, reprise)
              join financement.v_public_cumul_concours c on c.territoire_type = p.type and c.territoire_code = p.code
             where (c.vrai_du > :au or c.connu_du > :connu)
               and exists (select from financement.v_public_cumul_concours_national t where t.vrai_du > :au or t.connu_du > :connu)
            """;

    /** Les valeurs prises par une colonne des cumuls. */
    List<String> valeurs(String colonne, Portee portee) {
        return portee.requete(sql, """
                        select distinct %s::text as valeur from financement.v_public_cumul_concours_national
                         where connu_du <= :connu and %s is not null order by 1
                        """.formatted(colonne, colonne))
                .query(String.class)
                .list();
    }

    /** Les titres des sources d'un filtre sans mots. */
    List<String> sources(FiltreDeConcours filtre, Portee portee) {
        return requete(filtre, portee, """
                        select s.titre
                          from %s
                          join source.v_public_source s on s.code = c.source
                         where %s
                         group by s.titre having sum(c.nombre) <> 0 order by s.titre
                        """.formatted(cumuls(portee), FILTRES))
                .query(String.class)
                .list();
    }

    private static String cumuls(Portee portee) {
        return portee.partielle()
                ? "unnest(:types::text[], :codes::text[], :reprises::boolean[]) as p (type, code, reprise)"
                        + " join financement.v_public_cumul_concours c on c.territoire_type = p.type and c.territoire_code = p.code"
                : "financement.v_public_cumul_concours_national c";
    }

    private JdbcClient.StatementSpec requete(FiltreDeConcours filtre, Portee portee, String texte) {
        return filtrer(portee.requete(sql, texte), filtre);
    }

    static JdbcClient.StatementSpec filtrer(JdbcClient.StatementSpec requete, FiltreDeConcours filtre) {
        return requete.param("dispositif", filtre.dispositif())
                .param("annee", filtre.annee())
                .param("echelon", filtre.echelon())
                .param("categorie", filtre.categorie())
                .param("source", filtre.source())
                .param("anomalie", filtre.anomalie());
    }
}
