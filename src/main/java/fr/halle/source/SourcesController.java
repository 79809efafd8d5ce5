package fr.halle.source;

import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Typographie;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Les sources, et pour chacune ce que Halle en a retenu. */
@Public
@Controller
class SourcesController {

    private final Sources sources;
    private final List<FaitsCites> faits;
    private final Ecrans ecrans;

    SourcesController(Sources sources, List<FaitsCites> faits, Ecrans ecrans) {
        this.sources = sources;
        this.faits = faits;
        this.ecrans = ecrans;
    }

    @GetMapping("/sources")
    String lister(Model modele) {
        var ecran = ecrans.nouveau("Sources")
                .description("Les documents, listes et jeux de données d'où viennent les faits.")
                .construire();
        modele.addAttribute("page", new PageSources(ecran, sources.lister()));
        return "source/liste";
    }

    @GetMapping("/sources/{code}")
    String montrer(@PathVariable String code, Model modele) {
        var source = sources.charger(code);
        var ecran = ecrans.nouveau(Typographie.composer(source.titre()))
                .description("Ce que Halle a retenu de cette source.")
                .fil("Sources", "/sources")
                .construire();
        modele.addAttribute(
                "page",
                new PageSource(
                        ecran,
                        source,
                        faits.stream().flatMap(f -> f.citesPar(code).stream()).toList()));
        return "source/fiche";
    }
}
