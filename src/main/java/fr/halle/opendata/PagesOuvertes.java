package fr.halle.opendata;

import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.platform.web.Public;
import fr.halle.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Les pages qui disent comment réutiliser : l'API et son contrat, les données et leurs licences. */
@Public
@Controller
class PagesOuvertes {

    private final Ecrans ecrans;
    private final Sources sources;

    PagesOuvertes(Ecrans ecrans, Sources sources) {
        this.ecrans = ecrans;
        this.sources = sources;
    }

    @GetMapping("/api")
    String api(Model modele) {
        modele.addAttribute(
                "page",
                new PageOuverte(
                        ecrans.nouveau("API")
                                .description("L'API publique de Halle, en lecture seule.")
                                .construire(),
                        sources.lister(),
                        LienExport.tous(Lien.vers("/sources"))));
        return "opendata/api";
    }

    @GetMapping("/donnees")
    String donnees(Model modele) {
        modele.addAttribute(
                "page",
                new PageOuverte(
                        ecrans.nouveau("Données et licences")
                                .description("Les données que Halle emploie, et leurs licences.")
                                .construire(),
                        sources.lister(),
                        LienExport.tous(Lien.vers("/sources"))));
        return "opendata/donnees";
    }

    /** Le contrat de l'API, tel que le projet le garde ; un essai vérifie qu'il dit vrai. */
    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String contrat() {
        try {
            return new ClassPathResource("opendata/openapi.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Le contrat de l'API manque", e);
        }
    }
}
