package fr.halle.territoire;

import fr.halle.platform.Introuvable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que les autres modules demandent aux territoires : les retrouver à une date, situer les uns dans les autres. */
@Component
public class Territoires {

    private final JdbcClient sql;

    Territoires(JdbcClient sql) {
        this.sql = sql;
    }

    /** Le millésime en vigueur ce jour-là, ou le plus ancien connu si la date le précède. */
    public Millesime millesime(LocalDate au) {
        return sql.sql("""
                        select annee, debut, note, debut > :au as par_defaut
                          from territoire.v_public_millesime
                         order by debut > :au, case when debut <= :au then debut end desc, debut
                         limit 1
                        """).param("au", au).query(Millesime.class).single();
    }

    public List<Millesime> listerMillesimes() {
        return sql.sql(
                        "select annee, debut, note, false as par_defaut from territoire.v_public_millesime order by annee")
                .query(Millesime.class)
                .list();
    }

    /** Le territoire tel qu'au millésime en vigueur ce jour-là. */
    public Optional<Territoire> trouver(TypeTerritoire type, String code, LocalDate au) {
        if (type == TypeTerritoire.NATION) {
            return Optional.of(Territoire.NATION);
        }
        return sql.sql("""
                        select upper(type) as type, code, nom, departement, region, genre
                          from territoire.v_public_territoire
                         where type = :type and code = :code and :millesime >= du and :millesime < jusqu
                        """)
                .param("type", type.code())
                .param("code", code)
                .param("millesime", millesime(au).annee())
                .query(Territoire.class)
                .optional();
    }

    /** @throws Introuvable avec, pour une commune disparue, le nom de celle qui la continue */
    public Territoire charger(TypeTerritoire type, String code, LocalDate au) {
        return trouver(type, code, au).orElseThrow(() -> introuvable(type, code, au));
    }

    /** Les territoires d'un niveau, dans l'ordre alphabétique français, au millésime en vigueur ce jour-là. */
    public List<Territoire> lister(TypeTerritoire type, LocalDate au) {
        return sql.sql("""
                        select upper(type) as type, code, nom, departement, region, genre
                          from territoire.v_public_territoire
                         where type = :type and :millesime >= du and :millesime < jusqu
                         order by nom collate "fr-x-icu", code
                        """)
                .param("type", type.code())
                .param("millesime", millesime(au).annee())
                .query(Territoire.class)
                .list();
    }

    /** La commune qui porte ou continue ce code à cette date, s'il y en a une et une seule. */
    public Optional<Territoire> continuatrice(String code, LocalDate au) {
        return sql.sql("""
                        select actuelle from territoire.v_public_correspondance
                         where code = :code and :millesime >= du and :millesime < jusqu
                        """)
                .param("code", code)
                .param("millesime", millesime(au).annee())
                .query(String.class)
                .optional()
                .flatMap(actuelle -> trouver(TypeTerritoire.COMMUNE, actuelle, au));
    }

    private Introuvable introuvable(TypeTerritoire type, String code, LocalDate au) {
        if (type == TypeTerritoire.COMMUNE) {
            var suite = continuatrice(code, au);
            if (suite.isPresent()) {
                return new Introuvable(
                        "code",
                        "La commune %s n'existe plus à cette date : elle est continuée par %s."
                                .formatted(code, suite.get().nomPrecis()));
            }
        }
        return new Introuvable(
                "code",
                "%s inconnu(e) au code « %s » : vérifiez-le par la recherche des territoires."
                        .formatted(type.libelle(), code));
    }
}
