package fr.halle.pilotage.laureats;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.platform.web.Pagination;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Tri;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** La liste des lauréats d'un programme, d'un territoire : tri, filtre, pages. */
@Public
@Controller
class LaureatsController {

    private final Etendues etendues;
    private final ListeLaureats liste;
    private final Ecrans ecrans;

    LaureatsController(Etendues etendues, ListeLaureats liste, Ecrans ecrans) {
        this.etendues = etendues;
        this.liste = liste;
        this.ecrans = ecrans;
    }

    @GetMapping("/programmes/{programme}/laureats")
    String lister(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int taille,
            HttpServletRequest requete,
            Model modele) {
        var etendue = etendues.lire(code, territoire, lecture);
        var programme = etendue.programme();
        var perimetre = etendue.perimetre();
        var ordre = Tri.lire(tri, ListeLaureats.CLES);
        var demande = new Tranche.Demande(page, taille);
        var tranche = liste.lister(etendue, q, ordre, demande);
        var adresses = new Adresses(lecture, null);
        var brouillon = ecrans.nouveau("Les lauréats")
                .description("Les lauréats du programme %s.".formatted(programme.nom()))
                .section("/programmes")
                .date(lecture)
                .fil("Programmes", "/programmes")
                .fil(programme.nom(), adresses.programme(programme));
        if (!perimetre.type().equals("nation")) {
            brouillon.fil(perimetre.nom(), adresses.tableau(programme, perimetre.cle()));
        }
        var ecran = brouillon.construire();
        var lien = Lien.de(requete);
        modele.addAttribute(
                "page",
                new PageLaureats(
                        ecran,
                        programme,
                        perimetre,
                        tranche,
                        q,
                        ordre,
                        lien,
                        new Pagination(tranche.page(), tranche.derniere(), lien),
                        tranche.total() == 0 ? List.of() : LienExport.csvEtXlsx(lien),
                        new Adresses(lecture, ecran.date())));
        return "pilotage/laureats";
    }
}
