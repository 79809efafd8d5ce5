package fr.halle.programme;

import fr.halle.commun.Lecture;
import fr.halle.territoire.Territoire;
import java.time.ZoneOffset;
import java.util.List;
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
}
