package fr.halle.pilotage;

import fr.halle.commun.Lecture;
import fr.halle.programme.Programme;
import fr.halle.territoire.Territoires;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mesure un périmètre : quels lauréats, quelles communes, à cette date et d'après ce que l'on savait. */
@Component
public class Etendues {

    private final JdbcClient sql;
    private final Territoires territoires;

    Etendues(JdbcClient sql, Territoires territoires) {
        this.sql = sql;
        this.territoires = territoires;
    }

    public Etendue mesurer(Programme programme, Perimetre perimetre, Lecture lecture) {
        var millesime = territoires.millesime(lecture.au());
        var tous = sql.sql("""
                        select distinct laureat, commune, dedans
                          from pilotage.v_public_etendue(:programme, :type, :code, :au, :connu, :millesime)
                         order by laureat, commune
                        """)
                .param("programme", programme.code())
                .param("type", perimetre.type())
                .param("code", perimetre.code())
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .param("millesime", millesime.annee())
                .query(Etendue.Couple.class)
                .list();
        var siens = tous.stream()
                .filter(Etendue.Couple::dedans)
                .map(Etendue.Couple::laureat)
                .collect(Collectors.toSet());
        return new Etendue(
                programme,
                perimetre,
                lecture,
                millesime,
                tous.stream().filter(c -> siens.contains(c.laureat())).toList());
    }
}
