package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.dispositif.Dispositifs;
import fr.halle.pilotage.Adresses;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.platform.web.Typographie;
import fr.halle.programme.Programmes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les concours : les trouver, les lire un par un, les emporter. */
@Public
@Controller
class ConcoursController {

    private final ListeConcours liste;
    private final Portees portees;
    private final CumulsDeConcours cumuls;
    private final FichesDeConcours fiches;
    private final ExportConcours export;
    private final Programmes programmes;
    private final Dispositifs dispositifs;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    ConcoursController(
            ListeConcours liste,
            Portees portees,
            CumulsDeConcours cumuls,
            FichesDeConcours fiches,
            ExportConcours export,
            Programmes programmes,
            Dispositifs dispositifs,
            Ecrans ecrans,
            Telechargements telechargements) {
        this.liste = liste;
        this.portees = portees;
        this.cumuls = cumuls;
        this.fiches = fiches;
        this.export = export;
        this.programmes = programmes;
        this.dispositifs = dispositifs;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/concours")
    String lister(Lecture lecture, FiltreDeConcours filtre, DemandeDeListe demande, Model modele) {
        var portee = portees.lire(filtre, lecture);
        var choisie = liste.choisir(filtre, ListeConcours.tri(demande.tri()), portee);
        var ecran = ecrans.nouveau("Les concours")
                .description("Les aides publiques attachées à un territoire, comptées dans aucun programme.")
                .date(lecture)
                .construire();
        modele.addAttribute(
                "page",
                new PageConcours(
                        ecran,
                        filtre,
                        portee.nom(),
                        choisie.sommes(),
                        demande.montrer(choisie, choisie.tri()),
                        choix(portee),
                        new Adresses(lecture, ecran.date())));
        return "pilotage/concours/liste";
    }

    @GetMapping("/concours." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            FiltreDeConcours filtre,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(export.tableau(liste.choisir(filtre, tri, lecture), lecture), format, requete, reponse);
    }

    @GetMapping("/concours/{reference}")
    String montrer(@PathVariable String reference, Lecture lecture, Model modele) {
        var fiche = fiches.charger(reference, lecture);
        var ecran = ecrans.nouveau(Typographie.composer(fiche.titre()))
                .description("Une aide publique attachée à un territoire, comptée dans aucun programme.")
                .date(lecture)
                .fil("Les concours", "/concours")
                .construire();
        modele.addAttribute("page", new PageUnConcours(ecran, fiche, new Adresses(lecture, ecran.date())));
        return "pilotage/concours/fiche";
    }

    private PageConcours.Choix choix(Portee portee) {
        return new PageConcours.Choix(
                options(
                        "Tous les programmes",
                        programmes.lister(),
                        p -> p.code(),
                        p -> "Dans les communes de " + p.nom()),
                options(
                        "Tous les dispositifs",
                        dispositifs.lister().stream()
                                .filter(d ->
                                        cumuls.valeurs("dispositif", portee).contains(d.code()))
                                .toList(),
                        d -> d.code(),
                        d -> d.libelle()),
                options("Toutes les années", cumuls.valeurs("exercice", portee).reversed(), a -> a, a -> a),
                options("Toutes les catégories", cumuls.valeurs("categorie", portee), c -> c, c -> c));
    }

    private static <T> Map<String, String> options(
            String toutes, List<T> valeurs, Function<T, String> cle, Function<T, String> libelle) {
        var options = new LinkedHashMap<String, String>();
        options.put("", toutes);
        valeurs.forEach(v -> options.put(cle.apply(v), libelle.apply(v)));
        return options;
    }
}
