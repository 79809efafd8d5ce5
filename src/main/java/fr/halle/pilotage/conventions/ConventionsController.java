package fr.halle.pilotage.conventions;

import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.EcransDeListe;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.programme.Programme;
import fr.halle.programme.Programmes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les conventions d'un périmètre, en liste et par état. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@Controller
class ConventionsController {

    private final Etendues etendues;
    private final ListeConventions liste;
    private final TableauxDesEtats tableaux;
    private final ExportConventions export;
    private final ChoixDeType types;
    private final EcransDeListe ecrans;
    private final Telechargements telechargements;
    private final Programmes programmes;
    private final Droits droits;

    ConventionsController(
            Etendues etendues,
            ListeConventions liste,
            TableauxDesEtats tableaux,
            ExportConventions export,
            ChoixDeType types,
            EcransDeListe ecrans,
            Telechargements telechargements,
            Programmes programmes,
            Droits droits) {
        this.etendues = etendues;
        this.liste = liste;
        this.tableaux = tableaux;
        this.export = export;
        this.types = types;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
        this.programmes = programmes;
        this.droits = droits;
    }

    /** Celles du premier programme qui en a. */
    @GetMapping("/conventions")
    String accueillir() {
        return programmes.lister().stream()
                .map(Programme::code)
                .filter(code -> !types.lister(code).isEmpty())
                .findFirst()
                .map(code -> "forward:/programmes/" + code + "/conventions")
                .orElse("forward:/programmes");
    }

    @GetMapping("/programmes/{programme}/conventions")
    String lister(
            @PathVariable String programme,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String vigueur,
            @RequestParam(defaultValue = "") String q,
            DemandeDeListe demande,
            Model modele) {
        var etendue = etendues.lire(programme, territoire, lecture);
        var filtre = types.filtrer(programme, type, etat, vigueur, q);
        var tri = ListeConventions.tri(demande.tri());
        var ecran = ecrans.construire("Les conventions", etendue);
        modele.addAttribute(
                "page",
                new PageConventions(
                        ecran,
                        etendue,
                        demande.montrer(liste.choisir(etendue, filtre, tri), tri),
                        types.lister(programme),
                        FiltreDeConventions.ETATS,
                        FiltreDeConventions.VIGUEURS,
                        filtre,
                        RequeteDesConventions.pourLePublic(),
                        droits.peutQuelquePart(Permission.PREPARER_CONVENTION)
                                || droits.peutQuelquePart(Permission.CONSTATER_CONVENTION),
                        new Adresses(lecture, ecran.date())));
        return "pilotage/conventions/liste";
    }

    @GetMapping("/programmes/{programme}/conventions." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String vigueur,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(programme, territoire, lecture);
        var filtre = types.filtrer(programme, type, etat, vigueur, q);
        telechargements.envoyer(
                export.tableau(etendue, liste.choisir(etendue, filtre, ListeConventions.tri(tri))),
                format,
                requete,
                reponse);
    }

    @GetMapping("/programmes/{programme}/conventions/tableau")
    String parEtat(
            @PathVariable String programme,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String type,
            Model modele) {
        var etendue = etendues.lire(programme, territoire, lecture);
        var filtre = types.filtrer(programme, type, "", "", "");
        var ecran = ecrans.construire("Les conventions, par état", etendue);
        modele.addAttribute(
                "page",
                new PageDesEtats(
                        ecran,
                        tableaux.dresser(etendue, filtre),
                        types.lister(programme),
                        filtre.type(),
                        RequeteDesConventions.pourLePublic(),
                        new Adresses(lecture, ecran.date())));
        return "pilotage/conventions/tableau";
    }
}
