package fr.halle.pilotage.tableau;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Perimetre;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Typographie;
import fr.halle.programme.Programmes;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.fiche.LiensDeTerritoire;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Depuis la fiche d'un territoire, le tableau de bord de chaque programme, avec ce qu'on y compte : ses étiquettes. */
@Component
class LiensDesProgrammes implements LiensDeTerritoire {

    private final JdbcClient sql;
    private final Programmes programmes;
    private final Territoires territoires;

    LiensDesProgrammes(JdbcClient sql, Programmes programmes, Territoires territoires) {
        this.sql = sql;
        this.programmes = programmes;
        this.territoires = territoires;
    }

    @Override
    public List<LienDeTerritoire> vers(Territoire territoire, Lecture lecture) {
        var perimetre = new Perimetre.DuTerritoire(territoire);
        var millesime = territoires.millesime(lecture.au()).annee();
        return programmes.lister().stream()
                .map(p -> new LienDeTerritoire(
                        p.nom(),
                        precision(compter(p.code(), perimetre, lecture, millesime), p.laureat(), p.laureats()),
                        Lien.vers(Adresses.chemin(p, perimetre.cle()))
                                .avec("au", lecture.au())
                                .url()))
                .toList();
    }

    private static String precision(int laureats, String un, String des) {
        return laureats == 0 ? "aucun attesté à cette date" : Typographie.accord(laureats, un, des);
    }

    private int compter(String programme, Perimetre perimetre, Lecture lecture, int millesime) {
        return sql.sql("""
                        select count(distinct laureat)::int
                          from pilotage.v_public_perimetre(:programme, :type, :code, :au, :connu, :millesime)
                        """)
                .param("programme", programme)
                .param("type", perimetre.type())
                .param("code", perimetre.code())
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .param("millesime", millesime)
                .query(Integer.class)
                .single();
    }
}
