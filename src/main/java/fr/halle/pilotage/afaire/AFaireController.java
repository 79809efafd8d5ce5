package fr.halle.pilotage.afaire;

import fr.halle.acces.Connecte;
import fr.halle.acces.Droits;
import fr.halle.acces.EnAttente;
import fr.halle.acces.Habilitation;
import fr.halle.commun.Lecture;
import fr.halle.convention.Conventions;
import fr.halle.echeance.Echeancier.Chiffree;
import fr.halle.echeance.MesEcheances;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.conventions.FiltreDeConventions;
import fr.halle.pilotage.conventions.ListeConventions;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Ecrans;
import fr.halle.programme.Programme;
import fr.halle.programme.Programmes;
import fr.halle.territoire.TypeTerritoire;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** La page de qui revient : ce que l'on attend de lui, ce qu'il suit, où en est son territoire. Elle se lit aujourd'hui. */
@Connecte
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@Controller
class AFaireController {

    private static final int ECHEANCES = 20;
    private static final int CONVENTIONS = 10;

    private final Droits droits;
    private final ObjectProvider<EnAttente> modules;
    private final MesEcheances echeances;
    private final Programmes programmes;
    private final Etendues etendues;
    private final ListeConventions liste;
    private final Ecrans ecrans;
    private final Conventions conventions;

    AFaireController(
            Droits droits,
            ObjectProvider<EnAttente> modules,
            MesEcheances echeances,
            Programmes programmes,
            Etendues etendues,
            ListeConventions liste,
            Ecrans ecrans,
            Conventions conventions) {
        this.droits = droits;
        this.modules = modules;
        this.echeances = echeances;
        this.programmes = programmes;
        this.etendues = etendues;
        this.liste = liste;
        this.ecrans = ecrans;
        this.conventions = conventions;
    }

    @GetMapping("/a-faire")
    String montrer(Model modele) {
        var lecture = conventions.maintenant();
        var jour = lecture.au();
        var chapeau = droits.chapeau().orElse(null);
        var suivies = chapeau == null ? List.<Chiffree>of() : echeances.de(chapeau, jour);
        modele.addAttribute(
                "page",
                new PageAFaire(
                        ecrans.nouveau("Ce qui vous attend").construire(),
                        chapeau == null ? null : chapeau.qualite(),
                        gestes(chapeau),
                        suivies.stream().limit(ECHEANCES).toList(),
                        suivies.size(),
                        territoires(chapeau, lecture),
                        jour,
                        new Adresses(lecture, null)));
        return "pilotage/a_faire";
    }

    private List<PageAFaire.Groupe> gestes(@Nullable Habilitation chapeau) {
        return chapeau == null
                ? List.of()
                : modules.orderedStream()
                        .map(m -> new PageAFaire.Groupe(m.genre(), m.attendent(List.of(chapeau.mandat()))))
                        .filter(g -> !g.attentes().isEmpty())
                        .toList();
    }

    private List<PageAFaire.Territoire> territoires(@Nullable Habilitation chapeau, Lecture lecture) {
        return chapeau == null
                ? List.of()
                : programmes.lister().stream()
                        .filter(p -> chapeau.vautDans(p.code()))
                        .map(p -> territoire(p, chapeau, lecture))
                        .filter(t -> t.laureats() > 0)
                        .toList();
    }

    private PageAFaire.Territoire territoire(Programme programme, Habilitation chapeau, Lecture lecture) {
        var lieu = chapeau.territoire();
        var cle = lieu.type() == TypeTerritoire.NATION ? "nation" : lieu.type().code() + ":" + lieu.code();
        var etendue = etendues.lire(programme.code(), cle, lecture);
        var premieres = liste.choisir(etendue, FiltreDeConventions.TOUT, ListeConventions.tri(""))
                .page(new Tranche.Demande(1, CONVENTIONS));
        return new PageAFaire.Territoire(etendue, premieres.elements(), premieres.total());
    }
}
