package fr.halle.pilotage.tableau;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Perimetre;
import fr.halle.territoire.TypeTerritoire;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les territoires plus fins d'un périmètre où se trouvent des lauréats. */
@Component
class Enfants {

    private final JdbcClient sql;

    Enfants(JdbcClient sql) {
        this.sql = sql;
    }

    /** Les niveaux que l'on détaille sous chaque niveau. */
    static List<TypeTerritoire> niveaux(Perimetre perimetre) {
        return switch (perimetre.type()) {
            case "nation" -> List.of(TypeTerritoire.REGION);
            case "region" -> List.of(TypeTerritoire.DEPARTEMENT);
            case "departement" ->
                List.of(TypeTerritoire.ARRONDISSEMENT, TypeTerritoire.EPCI, TypeTerritoire.GROUPEMENT);
            case "arrondissement", "groupement" -> List.of(TypeTerritoire.EPCI);
            default -> List.of();
        };
    }

    List<Enfant> lister(Etendue etendue) {
        var niveaux = niveaux(etendue.perimetre());
        if (niveaux.isEmpty()) {
            return List.of();
        }
        return etendue.requete(sql, """
                        select a.type, a.code, t.nom, count(distinct p.laureat)::int as laureats,
                               count(distinct p.commune)::int as communes
                          from unnest(:laureats, :communes) as p (laureat, commune)
                         -- Une recherche par commune : lire toutes les appartenances coûterait dix fois plus.
                         cross join lateral (
                            select x.type, x.code from territoire.v_public_appartenance x
                             where x.code_source = p.commune and x.type in (:niveaux)
                               and :millesime >= x.du and :millesime < x.jusqu offset 0) a
                          join territoire.v_public_territoire t
                            on t.type = a.type and t.code = a.code and :millesime >= t.du and :millesime < t.jusqu
                         group by a.type, a.code, t.nom
                         order by array_position(array['region', 'departement', 'arrondissement', 'epci', 'groupement'], a.type),
                                  t.nom collate "fr-x-icu", a.code
                        """)
                .param("niveaux", niveaux.stream().map(TypeTerritoire::code).toList())
                .query(Enfant.class)
                .list();
    }
}
