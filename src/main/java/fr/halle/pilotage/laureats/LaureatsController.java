package fr.halle.pilotage.laureats;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.EcransDeListe;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** La liste des lauréats d'un programme, d'un territoire : tri, filtre, pages, exports. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@Controller
class LaureatsController {

    private final Etendues etendues;
    private final ListeLaureats liste;
    private final ExportLaureats export;
    private final EcransDeListe ecrans;
    private final Telechargements telechargements;

    LaureatsController(
            Etendues etendues,
            ListeLaureats liste,
            ExportLaureats export,
            EcransDeListe ecrans,
            Telechargements telechargements) {
        this.etendues = etendues;
        this.liste = liste;
        this.export = export;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/programmes/{programme}/laureats")
    String lister(
            @PathVariable String programme,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            DemandeDeListe demande,
            Model modele) {
        var etendue = etendues.lire(programme, territoire, lecture);
        var tri = ListeLaureats.TRIS.lire(demande.tri());
        var ecran = ecrans.construire("Les lauréats", etendue);
        modele.addAttribute(
                "page",
                new PageLaureats(
                        ecran,
                        etendue.programme(),
                        etendue.perimetre(),
                        demande.montrer(liste.choisir(etendue, q, tri), tri),
                        q,
                        new Adresses(lecture, ecran.date())));
        return "pilotage/laureats";
    }

    @GetMapping("/programmes/{programme}/laureats." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(programme, territoire, lecture);
        telechargements.envoyer(export.tableau(etendue, q, ListeLaureats.TRIS.lire(tri)), format, requete, reponse);
    }
}
