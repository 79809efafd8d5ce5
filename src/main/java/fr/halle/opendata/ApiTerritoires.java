package fr.halle.opendata;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Public;
import fr.halle.territoire.Fiche;
import fr.halle.territoire.Fiches;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import fr.halle.territoire.recherche.Candidat;
import fr.halle.territoire.recherche.RechercheDeTerritoires;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Les territoires : recherche, communes, et tous les niveaux au-dessus. */
@Public
@RestController
@RequestMapping("/api/v1")
class ApiTerritoires {

    static final int CANDIDATS = 50;

    private final RechercheDeTerritoires recherche;
    private final Territoires territoires;
    private final Fiches fiches;

    ApiTerritoires(RechercheDeTerritoires recherche, Territoires territoires, Fiches fiches) {
        this.recherche = recherche;
        this.territoires = territoires;
        this.fiches = fiches;
    }

    @GetMapping("/territoires/recherche")
    ReponseOuverte chercher(@RequestParam(required = false) @Nullable String q, Lecture lecture) {
        var reponse = recherche.chercher(mots(q), lecture.au(), CANDIDATS);
        return new ReponseOuverte(
                reponse.q(),
                reponse.statut().code(),
                reponse.question(),
                reponse.elements().size(),
                1,
                CANDIDATS,
                reponse.elements());
    }

    @GetMapping(path = "/communes/{insee}", produces = MediaType.APPLICATION_JSON_VALUE)
    Fiche commune(@PathVariable String insee, Lecture lecture) {
        return fiches.charger(insee, lecture.au());
    }

    @GetMapping("/{niveau:regions|departements|arrondissements|epci|groupements}")
    Tranche<Territoire> lister(@PathVariable String niveau, Lecture lecture) {
        var elements = territoires.lister(type(niveau), lecture.au());
        return new Tranche<>(elements.size(), 1, elements.size(), elements);
    }

    @GetMapping(
            path = "/{niveau:regions|departements|arrondissements|epci|groupements}/{code}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    TerritoireOuvert charger(@PathVariable String niveau, @PathVariable String code, Lecture lecture) {
        var territoire = territoires.charger(type(niveau), code, lecture.au());
        return new TerritoireOuvert(
                territoire, territoires.millesime(lecture.au()).annee(), fiches.communes(territoire, lecture.au()));
    }

    static String mots(@Nullable String q) {
        if (q == null || q.isBlank()) {
            throw new ParametreInvalide("q", "Indiquez le nom ou le code à chercher, par exemple q=Roquefort.");
        }
        return q;
    }

    static TypeTerritoire type(String niveau) {
        return TypeTerritoire.deChemin(niveau)
                .orElseThrow(() -> new Introuvable("niveau", "Le niveau « %s » n'existe pas.".formatted(niveau)));
    }

    record ReponseOuverte(
            String q, String statut, String question, long total, int page, int taille, List<Candidat> elements) {}

    record TerritoireOuvert(Territoire territoire, int millesime, List<Territoire> communes) {}
}
