package fr.halle.pilotage.carte;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Perimetre;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les requêtes d'une carte : les communes à placer, les contours qui les entourent. */
@Component
class LectureCarte {

    private final JdbcClient sql;

    LectureCarte(JdbcClient sql) {
        this.sql = sql;
    }

    /** Les communes lauréates du périmètre, et celles que les autres programmes ont retenues dans le même territoire. */
    List<Ville> villes(Etendue etendue) {
        return etendue.requete(sql, """
                        with ville as (
                            select p.laureat, p.commune, null::text as autre, 0 as rang
                              from unnest(:laureats, :communes) as p (laureat, commune)
                            union all
                            select a.laureat, a.commune, g.nom, g.rang
                              from programme.v_public_programme g
                              cross join lateral pilotage.v_public_etendue(g.code, :type, :code, :au, :connu, :millesime) a
                             where a.dedans and g.code <> :programme and :type <> 'laureat'
                        )
                        select l.reference as laureat, c.code as commune, c.nom, c.departement, v.autre, p.plan, p.x, p.y,
                               coalesce(p.precision_position like 'approx%', false) as approche, m.epci
                          from ville v
                          join programme.v_public_laureat l on l.id = v.laureat
                          join territoire.v_public_commune c on c.code = v.commune and c.type = 'actuelle'
                           and :millesime >= c.lue_du and :millesime < c.jusqu
                          -- Une position par commune : la chercher une à une vaut mieux que de les lire toutes.
                          left join lateral (select q.plan, q.x, q.y, q.precision_position
                                               from territoire.v_public_position q where q.commune = v.commune offset 0) p on true
                          left join territoire.v_public_epci_membre m on m.commune = v.commune
                           and :millesime >= m.du and :millesime < m.jusqu
                         order by v.rang, l.reference, c.code
                        """).query(Ville.class).list();
    }

    /** Les départements d'un territoire : ceux où tombent ses communes. */
    List<String> departements(Perimetre perimetre, List<Ville> villes, int millesime) {
        if (perimetre.type().equals("laureat")) {
            return villes.stream().map(Ville::departement).distinct().toList();
        }
        if (perimetre instanceof Perimetre.DuTerritoire(var territoire)) {
            var departement = territoire.departement();
            switch (territoire.type()) {
                case DEPARTEMENT -> {
                    return List.of(territoire.code());
                }
                case COMMUNE, ARRONDISSEMENT -> {
                    if (departement != null) {
                        return List.of(departement);
                    }
                }
                case REGION -> {
                    return departementsDeLaRegion(territoire.code(), millesime);
                }
                default -> {
                    // Un EPCI ou un groupement peut être à cheval : on demande à ses communes.
                }
            }
        }
        return sql.sql("""
                        select distinct c.departement
                          from territoire.v_public_commune c
                         where c.type = 'actuelle' and :millesime >= c.lue_du and :millesime < c.jusqu
                           and c.code in (select a.commune from territoire.v_public_appartenance a
                                           where a.type = :type and a.code = :code
                                             and :millesime >= a.du and :millesime < a.jusqu)
                        """)
                .param("type", perimetre.type())
                .param("code", perimetre.code())
                .param("millesime", millesime)
                .query(String.class)
                .list();
    }

    private List<String> departementsDeLaRegion(String region, int millesime) {
        return sql.sql("""
                        select code from territoire.v_public_territoire
                         where type = 'departement' and region = :region and :millesime >= du and :millesime < jusqu
                         order by code
                        """)
                .param("region", region)
                .param("millesime", millesime)
                .query(String.class)
                .list();
    }

    List<Contour> contours(String type) {
        return sql.sql("""
                        select c.type, c.code, coalesce(d.nom, c.code) as nom, c.plan, c.trace, c.trace_large,
                               c.x_min, c.y_min, c.x_max, c.y_max
                          from territoire.v_public_contour c
                          left join territoire.v_public_territoire d on d.type = c.type and d.code = c.code and d.jusqu = 9999
                         where c.type = :type order by c.code
                        """).param("type", type).query(Contour.class).list();
    }

    record Ville(
            String laureat,
            String commune,
            String nom,
            String departement,
            @Nullable String autre,
            @Nullable String plan,
            @Nullable Integer x,
            @Nullable Integer y,
            boolean approche,
            @Nullable String epci) {}

    record Contour(
            String type,
            String code,
            String nom,
            String plan,
            String trace,
            String traceLarge,
            int xMin,
            int yMin,
            int xMax,
            int yMax) {

        boolean touche(Contour cadre) {
            return plan.equals(cadre.plan)
                    && xMin < cadre.xMax
                    && cadre.xMin < xMax
                    && yMin < cadre.yMax
                    && cadre.yMin < yMax;
        }
    }
}
