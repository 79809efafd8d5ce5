package fr.halle.pilotage.lignes;

import fr.halle.commun.Lecture;
import fr.halle.dispositif.Dispositif;
import fr.halle.dispositif.Dispositifs;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.platform.web.Pagination;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Tri;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les lignes et les totaux publiés qui font les sommes : chaque chiffre d'un tableau de bord s'ouvre ici. */
@Public
@Controller
class LignesController {

    static final Map<String, String> STATUTS = statuts();

    private final Etendues etendues;
    private final Dispositifs dispositifs;
    private final ListeLignes liste;
    private final Ecrans ecrans;

    LignesController(Etendues etendues, Dispositifs dispositifs, ListeLignes liste, Ecrans ecrans) {
        this.etendues = etendues;
        this.dispositifs = dispositifs;
        this.liste = liste;
        this.ecrans = ecrans;
    }

    @GetMapping("/programmes/{programme}/financements")
    String lister(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String dispositif,
            @RequestParam(defaultValue = "") String statut,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int taille,
            HttpServletRequest requete,
            Model modele) {
        var etendue = etendues.lire(code, territoire, lecture);
        var programme = etendue.programme();
        var perimetre = etendue.perimetre();
        verifier(statut);
        var ordre = Tri.lire(tri, ListeLignes.CLES);
        var tranche = liste.lister(etendue, dispositif, statut, ordre, new Tranche.Demande(page, taille));
        var adresses = new Adresses(lecture, null);
        var ecran = ecrans.nouveau("Les lignes de financement")
                .description(
                        "Lignes et totaux publiés du programme %s, %s.".formatted(programme.nom(), perimetre.nom()))
                .section("/programmes")
                .date(lecture)
                .fil("Programmes", "/programmes")
                .fil(programme.nom(), adresses.programme(programme))
                .fil(perimetre.nom(), adresses.tableau(programme, perimetre.cle()))
                .construire();
        var lien = Lien.de(requete);
        modele.addAttribute(
                "page",
                new PageLignes(
                        ecran,
                        programme,
                        perimetre,
                        tranche,
                        choixDeDispositif(),
                        STATUTS,
                        dispositif,
                        statut,
                        ordre,
                        lien,
                        new Pagination(tranche.page(), tranche.derniere(), lien),
                        tranche.total() == 0 ? List.of() : LienExport.csvEtXlsx(lien),
                        new Adresses(lecture, ecran.date())));
        return "pilotage/lignes";
    }

    static void verifier(String statut) {
        if (!STATUTS.containsKey(statut)) {
            throw new ParametreInvalide(
                    "statut",
                    "Le statut « %s » n'existe pas : comptees, a_rapprocher, inclus, en_sus, libre ou total."
                            .formatted(statut));
        }
    }

    private Map<String, String> choixDeDispositif() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous les dispositifs");
        dispositifs.lister().stream().forEach((Dispositif d) -> choix.put(d.code(), d.libelle()));
        return choix;
    }

    private static Map<String, String> statuts() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous les statuts");
        choix.put("comptees", "Ce qui fait les sommes");
        choix.put("a_rapprocher", "À rapprocher");
        choix.put("total", "Totaux publiés");
        choix.put("inclus", "Lignes incluses dans un total");
        choix.put("en_sus", "Lignes en sus d'un total");
        choix.put("libre", "Lignes sans total");
        return choix;
    }
}
