package fr.halle.pilotage.lignes;

import fr.halle.commun.Lecture;
import fr.halle.dispositif.Dispositifs;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.EcransDeListe;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les lignes et les totaux publiés qui font les sommes : chaque chiffre d'un tableau de bord s'ouvre ici. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@Controller
class LignesController {

    private final Etendues etendues;
    private final Dispositifs dispositifs;
    private final ListeLignes liste;
    private final ExportLignes export;
    private final EcransDeListe ecrans;
    private final Telechargements telechargements;

    LignesController(
            Etendues etendues,
            Dispositifs dispositifs,
            ListeLignes liste,
            ExportLignes export,
            EcransDeListe ecrans,
            Telechargements telechargements) {
        this.etendues = etendues;
        this.dispositifs = dispositifs;
        this.liste = liste;
        this.export = export;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/programmes/{programme}/financements")
    String lister(
            @PathVariable String programme,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            FiltreDeLignes filtre,
            DemandeDeListe demande,
            Model modele) {
        var etendue = etendues.lire(programme, territoire, lecture);
        var tri = ListeLignes.TRIS.lire(demande.tri());
        var ecran = ecrans.construire("Les lignes de financement", etendue);
        modele.addAttribute(
                "page",
                new PageLignes(
                        ecran,
                        etendue.programme(),
                        etendue.perimetre(),
                        demande.montrer(liste.choisir(etendue, filtre, tri), tri),
                        choixDeDispositif(),
                        FiltreDeLignes.STATUTS,
                        filtre,
                        new Adresses(lecture, ecran.date())));
        return "pilotage/lignes";
    }

    @GetMapping("/programmes/{programme}/financements." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            FiltreDeLignes filtre,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(programme, territoire, lecture);
        telechargements.envoyer(export.tableau(etendue, filtre, ListeLignes.TRIS.lire(tri)), format, requete, reponse);
    }

    private Map<String, String> choixDeDispositif() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous les dispositifs");
        dispositifs.lister().forEach(d -> choix.put(d.code(), d.libelle()));
        return choix;
    }
}
