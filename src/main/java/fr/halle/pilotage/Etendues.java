package fr.halle.pilotage;

import fr.halle.commun.Lecture;
import fr.halle.programme.Programme;
import fr.halle.programme.Programmes;
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
    private final Programmes programmes;
    private final Perimetres perimetres;

    Etendues(JdbcClient sql, Territoires territoires, Programmes programmes, Perimetres perimetres) {
        this.sql = sql;
        this.territoires = territoires;
        this.programmes = programmes;
        this.perimetres = perimetres;
    }

    /**
     * Ce dont une adresse parle.
     *
     * @param programme le code d'un programme
     * @param territoire {@code nation}, {@code departement:40}, {@code laureat:L-…}
     * @throws fr.halle.platform.Introuvable si l'un ou l'autre n'existe pas
     * @throws fr.halle.platform.ParametreInvalide si le territoire ne se comprend pas
     */
    public Etendue lire(String programme, String territoire, Lecture lecture) {
        var leProgramme = programmes.charger(programme);
        return mesurer(leProgramme, perimetres.lire(territoire, leProgramme, lecture), lecture);
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
