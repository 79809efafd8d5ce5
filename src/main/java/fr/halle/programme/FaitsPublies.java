package fr.halle.programme;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.commun.Precision;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les chiffres publiés d'un programme, au territoire même dont ils parlent. */
@Component
public class FaitsPublies {

    private final JdbcClient sql;

    FaitsPublies(JdbcClient sql) {
        this.sql = sql;
    }

    /** Pour chaque fait, le dernier publié à cette date ; jamais celui d'un territoire plus large ou plus étroit. */
    public List<FaitPublie> lister(String programme, Territoire territoire, Lecture lecture) {
        return sql.sql("""
                        select * from (
                            select distinct on (f.fait)
                                   f.fait, coalesce(v.texte, f.fait) as libelle, f.valeur, f.unite, f.approximation,
                                   f.effet, f.precision_date as "precision", f.source, s.titre as titre_source, f.citation,
                                   f.id
                              from programme.v_public_fait_publie f
                              join source.v_public_source s on s.code = f.source
                              left join programme.v_public_libelle v on v.programme = f.programme and v.cle = 'fait.' || f.fait
                             where f.programme = :programme and f.territoire_type = :type and f.territoire_code = :code
                               and f.vrai_du <= :au and f.connu_du <= :connu and :connu < f.connu_jusqu
                             order by f.fait, f.vrai_du desc, f.id
                        ) derniers
                        order by effet, id
                        """)
                .param("programme", programme)
                .param("type", territoire.type().code())
                .param("code", territoire.code())
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(FaitPublie.class)
                .list();
    }

    /**
     * Tous les faits publiés à cette date, chacun avec son territoire.
     *
     * @param programme un code, ou vide pour tous
     * @param territoire {@code region:93}, {@code nation}… ; vide pour tous
     */
    Liste<FaitSitue> choisir(String programme, String territoire, Lecture lecture) {
        var cle = territoire.equals("nation")
                ? Territoire.NATION.type().code() + ":" + Territoire.NATION.code()
                : territoire;
        return ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("programme", programme)
                                .param("cle", cle)
                                .param("au", lecture.au())
                                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC)),
                        """
                        with liste as (
                            select f.programme, f.territoire_type as type, f.territoire_code as code_territoire,
                                   coalesce(t.nom, f.territoire_code) as territoire, coalesce(v.texte, f.fait) as libelle,
                                   f.valeur, f.unite, f.approximation, f.effet, f.precision_date as "precision", f.citation,
                                   s.titre as titre_source, f.id
                              from programme.v_public_fait_publie f
                              join source.v_public_source s on s.code = f.source
                              left join programme.v_public_libelle v on v.programme = f.programme and v.cle = 'fait.' || f.fait
                              left join lateral (
                                   select n.nom from territoire.v_public_territoire n
                                    where n.type = f.territoire_type and n.code = f.territoire_code
                                    order by n.jusqu desc limit 1) t on true
                             where (:programme = '' or f.programme = :programme)
                               and (:cle = '' or f.territoire_type || ':' || f.territoire_code = :cle)
                               and f.vrai_du <= :au and f.connu_du <= :connu and :connu < f.connu_jusqu
                        )
                        """,
                        """
                        programme, type, code_territoire, territoire, libelle, valeur, unite, approximation, effet,
                        "precision", citation, titre_source
                        """,
                        FaitSitue.class)
                .ordonnee("programme, territoire collate \"fr-x-icu\", effet, id")
                .citant("titre_source");
    }

    /** Un chiffre publié, avec le programme et le territoire dont il parle. */
    public record FaitSitue(
            String programme,
            String type,
            String codeTerritoire,
            String territoire,
            String libelle,
            long valeur,
            String unite,
            @Nullable String approximation,
            LocalDate effet,
            String precision,
            @Nullable String citation,
            String titreSource) {

        DateApprochee date() {
            return new DateApprochee(effet, Precision.deCode(precision));
        }

        String niveau() {
            return TypeTerritoire.deCode(type).map(TypeTerritoire::libelle).orElse(type);
        }

        boolean estUneSomme() {
            return unite.equals("centimes");
        }
    }
}
