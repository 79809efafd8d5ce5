package fr.halle.pilotage.comparaison;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.EcransDeListe;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Un territoire à côté de ceux qui le contiennent et de ses pairs. */
@Public
@Controller
class ComparaisonController {

    private final Etendues etendues;
    private final Comparaisons comparaisons;
    private final ExportComparaison export;
    private final EcransDeListe ecrans;
    private final Telechargements telechargements;

    ComparaisonController(
            Etendues etendues,
            Comparaisons comparaisons,
            ExportComparaison export,
            EcransDeListe ecrans,
            Telechargements telechargements) {
        this.etendues = etendues;
        this.comparaisons = comparaisons;
        this.export = export;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/programmes/{programme}/comparaison")
    String montrer(
            @PathVariable String programme,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String pairs,
            @RequestParam(defaultValue = "") String indicateur,
            @RequestParam(defaultValue = "") String q,
            DemandeDeListe demande,
            Model modele) {
        var choix = ChoixDePairs.lire(pairs);
        var tri = Tri.lire(demande.tri(), ExportComparaison.TRIS);
        var comparaison = comparaisons.etablir(etendues.lire(programme, territoire, lecture), choix);
        var choisi = choisir(comparaison, indicateur);
        var ecran = ecrans.construire("Comparer", comparaison.etendue());
        modele.addAttribute(
                "page",
                new PageComparaison(
                        ecran,
                        comparaison,
                        comparaison.indicateurs().stream()
                                .map(i -> Barres.de(comparaison, i))
                                .toList(),
                        choisi,
                        demande.montrer(export.pairs(comparaison, choisi, q, tri), tri),
                        q,
                        ChoixDePairs.options(),
                        comparaison.indicateurs().stream()
                                .collect(Collectors.toMap(
                                        Indicateur::cle, Indicateur::libelle, (a, _) -> a, LinkedHashMap::new)),
                        new Adresses(lecture, ecran.date())));
        return "pilotage/comparaison";
    }

    @GetMapping("/programmes/{programme}/comparaison." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String pairs,
            @RequestParam(defaultValue = "") String indicateur,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var choix = ChoixDePairs.lire(pairs);
        var ordre = Tri.lire(tri, ExportComparaison.TRIS);
        var comparaison = comparaisons.etablir(etendues.lire(programme, territoire, lecture), choix);
        telechargements.envoyer(
                export.tableau(comparaison, choisir(comparaison, indicateur), q, ordre), format, requete, reponse);
    }

    @GetMapping("/programmes/{programme}/comparaison/indicateurs." + Telechargements.FORMAT)
    void exporterLesIndicateurs(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String pairs,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var choix = ChoixDePairs.lire(pairs);
        var comparaison = comparaisons.etablir(etendues.lire(programme, territoire, lecture), choix);
        telechargements.envoyer(export.tableauDesIndicateurs(comparaison), format, requete, reponse);
    }

    private static Indicateur choisir(Comparaison comparaison, String cle) {
        return cle.isEmpty()
                ? comparaison.indicateurs().getFirst()
                : comparaison
                        .indicateur(cle)
                        .orElseThrow(() -> new ParametreInvalide(
                                "indicateur",
                                "« %s » n'est pas un indicateur renseigné à cette date : choisissez parmi %s."
                                        .formatted(
                                                cle,
                                                comparaison.indicateurs().stream()
                                                        .map(Indicateur::cle)
                                                        .collect(Collectors.joining(", ")))));
    }
}
