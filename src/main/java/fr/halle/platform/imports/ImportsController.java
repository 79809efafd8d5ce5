package fr.halle.platform.imports;

import fr.halle.commun.Lecture;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les fichiers entrés dans la base, et pour chacun ce qu'il a changé. */
@Public
@Controller
class ImportsController {

    private final ActesDImport actes;
    private final List<Apports> apports;
    private final ExportImports export;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    ImportsController(
            ActesDImport actes,
            List<Apports> apports,
            ExportImports export,
            Ecrans ecrans,
            Telechargements telechargements) {
        this.actes = actes;
        this.apports = apports;
        this.export = export;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/imports")
    String lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String jeu,
            @RequestParam(defaultValue = "") String source,
            DemandeDeListe demande,
            Model modele) {
        var tri = ActesDImport.tri(demande.tri());
        var ecran = ecrans.nouveau("Les imports")
                .description("Les fichiers entrés dans la base de Halle, et ce que chacun a changé.")
                .date(lecture)
                .section("/sources")
                .fil("Sources", "/sources")
                .construire();
        var jeux = new LinkedHashMap<String, String>();
        jeux.put("", "Tous");
        actes.jeux().forEach(j -> jeux.put(j, j));
        if (!jeu.isBlank()) {
            jeux.putIfAbsent(jeu, jeu);
        }
        modele.addAttribute(
                "page",
                new PageImports(
                        ecran, demande.montrer(actes.choisir(lecture, jeu, source, tri), tri), jeux, jeu, source));
        return "imports/liste";
    }

    @GetMapping("/imports." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "") String jeu,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(export.tableau(lecture, jeu, source, ActesDImport.tri(tri)), format, requete, reponse);
    }

    @GetMapping("/imports/{id}")
    String montrer(@PathVariable String id, Lecture lecture, HttpServletRequest requete, Model modele) {
        var acte = actes.charger(id, lecture);
        var ecran = ecrans.nouveau("Import de " + acte.fichier())
                .description("Ce qu'un fichier entré dans la base a changé.")
                .date(lecture)
                .section("/sources")
                .fil("Sources", "/sources")
                .fil("Imports", "/imports")
                .construire();
        modele.addAttribute(
                "page",
                new PageImport(
                        ecran,
                        acte,
                        PageImport.colonnes(acte),
                        apports.stream().flatMap(a -> a.de(acte.id()).stream()).toList(),
                        Lien.de(requete)));
        return "imports/fiche";
    }
}
