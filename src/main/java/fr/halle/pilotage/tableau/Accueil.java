package fr.halle.pilotage.tableau;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Perimetre;
import fr.halle.pilotage.synthese.Syntheses;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.programme.Programmes;
import fr.halle.territoire.Territoire;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** L'accueil : les programmes que cette base conduit. */
@Public
@Controller
class Accueil {

    private final Programmes programmes;
    private final Syntheses syntheses;
    private final Ecrans ecrans;

    Accueil(Programmes programmes, Syntheses syntheses, Ecrans ecrans) {
        this.programmes = programmes;
        this.syntheses = syntheses;
        this.ecrans = ecrans;
    }

    @GetMapping({"/", "/programmes"})
    String accueil(Lecture lecture, Model modele) {
        var nation = new Perimetre.DuTerritoire(Territoire.NATION);
        var ecran = ecrans.nouveau("Programmes")
                .description("Les programmes de revitalisation conduits dans Halle, et ce que l'on en sait à une date.")
                .section("/programmes")
                .date(lecture)
                .construire();
        modele.addAttribute(
                "page",
                new PageAccueil(
                        ecran,
                        syntheses.resumer(programmes.lister(), nation, lecture),
                        new Adresses(lecture, ecran.date())));
        return "pilotage/accueil";
    }
}
