package fr.halle.pilotage.tableau;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.Perimetre;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Typographie;
import fr.halle.programme.Programmes;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.fiche.LiensDeTerritoire;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Depuis la fiche d'un territoire, le tableau de bord de chaque programme, avec ce qu'on y compte : ses étiquettes. */
@Component
@Order(1)
class LiensDesProgrammes implements LiensDeTerritoire {

    private final Programmes programmes;
    private final Etendues etendues;

    LiensDesProgrammes(Programmes programmes, Etendues etendues) {
        this.programmes = programmes;
        this.etendues = etendues;
    }

    @Override
    public List<LienDeTerritoire> vers(Territoire territoire, Lecture lecture) {
        var perimetre = new Perimetre.DuTerritoire(territoire);
        return programmes.lister().stream()
                .map(p -> new LienDeTerritoire(
                        "Programmes",
                        p.nom(),
                        precision(
                                etendues.mesurer(p, perimetre, lecture)
                                        .laureats()
                                        .size(),
                                p.laureat(),
                                p.laureats()),
                        Lien.vers(Adresses.chemin(p, perimetre.cle()))
                                .avec("au", lecture.au())
                                .url()))
                .toList();
    }

    private static String precision(int laureats, String un, String des) {
        return laureats == 0 ? "aucun attesté à cette date" : Typographie.accord(laureats, un, des);
    }
}
