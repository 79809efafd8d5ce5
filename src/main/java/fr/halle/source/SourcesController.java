package fr.halle.source;

import fr.halle.commun.Lecture;
import fr.halle.platform.imports.ActesDImport;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.platform.web.Typographie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Les sources, et pour chacune ce que Halle en a retenu. */
@Public
@Controller
class SourcesController {

    private final Sources sources;
    private final ExportSources export;
    private final ActesDImport actes;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    SourcesController(
            Sources sources, ExportSources export, ActesDImport actes, Ecrans ecrans, Telechargements telechargements) {
        this.sources = sources;
        this.export = export;
        this.actes = actes;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/sources")
    String lister(Lecture lecture, DemandeDeListe demande, Model modele) {
        var ecran = ecrans.nouveau("Sources")
                .description("Les documents, listes et jeux de données d'où viennent les faits.")
                .construire();
        modele.addAttribute("page", new PageSources(ecran, demande.montrer(sources.choisir(lecture))));
        return "source/liste";
    }

    @GetMapping("/sources." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format, Lecture lecture, HttpServletRequest requete, HttpServletResponse reponse) {
        telechargements.envoyer(export.tableau(lecture), format, requete, reponse);
    }

    @GetMapping("/sources/{code}")
    String montrer(@PathVariable String code, Lecture lecture, DemandeDeListe demande, Model modele) {
        var source = sources.charger(code);
        var ecran = ecrans.nouveau(Typographie.composer(source.titre()))
                .description("Ce que Halle a retenu de cette source.")
                .date(lecture)
                .fil("Sources", "/sources")
                .construire();
        modele.addAttribute(
                "page",
                new PageSource(
                        ecran,
                        source,
                        export.renvois(source, lecture),
                        demande.montrer(export.faits(source, lecture)),
                        actes.choisir(lecture, "", code, ActesDImport.tri("")).total()));
        return "source/fiche";
    }

    @GetMapping("/sources/{code}/faits." + Telechargements.FORMAT)
    void exporterLesFaits(
            @PathVariable String code,
            @PathVariable String format,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(export.tableauDesFaits(sources.charger(code), lecture), format, requete, reponse);
    }
}
