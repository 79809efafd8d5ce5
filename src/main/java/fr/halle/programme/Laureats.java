package fr.halle.programme;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retrouver un lauréat et son histoire. */
@Component
public class Laureats {

    private final JdbcClient sql;

    Laureats(JdbcClient sql) {
        this.sql = sql;
    }

    /** Le lauréat, même s'il n'a pas encore ou n'a plus cette qualité à la date de lecture. */
    public Optional<Laureat> trouver(String programme, String reference, Lecture lecture) {
        return sql.sql("""
                        select id, programme, reference, nom from programme.v_public_laureat
                         where programme = :programme and reference = :reference and connu_du <= :connu
                        """)
                .param("programme", programme)
                .param("reference", reference)
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(Laureat.class)
                .optional();
    }

    public Laureat charger(String programme, String reference, Lecture lecture) {
        return trouver(programme, reference, lecture)
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Aucun lauréat ne porte la référence « %s » dans ce programme : consultez la liste des lauréats."
                                .formatted(reference)));
    }

    /** Le lauréat qui le continue à cette date, si une réunion l'y a mené ; le dernier, s'il y en a eu plusieurs. */
    public Optional<Laureat> suite(Laureat laureat, Lecture lecture) {
        return sql.sql("""
                        with recursive suite as (
                            select a.vers, 1 as rang from programme.v_public_acte_laureat a
                             where a.laureat = :laureat and a.genre = 'reunion' and a.effet <= :au
                               and a.connu_du <= :connu and :connu < a.connu_jusqu
                            union all
                            select a.vers, s.rang + 1 from suite s join programme.v_public_acte_laureat a on a.laureat = s.vers
                             where a.genre = 'reunion' and a.effet <= :au and a.connu_du <= :connu and :connu < a.connu_jusqu
                               and s.rang < 20
                        )
                        select l.id, l.programme, l.reference, l.nom from suite s join programme.v_public_laureat l on l.id = s.vers
                         order by s.rang desc limit 1
                        """)
                .param("laureat", laureat.id())
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(Laureat.class)
                .optional();
    }

    /** Ce que les sources disent de sa qualité de lauréat, de la plus ancienne date à la plus récente. */
    public List<Qualite> qualites(Laureat laureat, Lecture lecture) {
        return sql.sql("""
                        select q.genre, c.nom as cohorte, q.effet, q.precision_date as "precision", q.source,
                               s.titre as titre_source, q.citation, q.deduction
                          from programme.v_public_qualite q
                          join source.v_public_source s on s.code = q.source
                          left join programme.v_public_cohorte c on c.programme = q.programme and c.code = q.cohorte
                         where q.laureat = :laureat and q.connu_du <= :connu and :connu < q.connu_jusqu
                         order by q.vrai_du, q.id
                        """)
                .param("laureat", laureat.id())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(Qualite.class)
                .list();
    }

    /** Les communes, EPCI et départements que les sources lui donnent à cette date. */
    public List<Membre> membres(Laureat laureat, Lecture lecture) {
        return sql.sql("""
                        select type, code, pilote, source, deduction from programme.v_public_composition
                         where laureat = :laureat and vrai_du <= :au and :au < vrai_jusqu
                           and connu_du <= :connu and :connu < connu_jusqu
                         order by type, id
                        """)
                .param("laureat", laureat.id())
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(Membre.class)
                .list();
    }
}
