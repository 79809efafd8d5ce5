package fr.halle.territoire.fiche;

import fr.halle.commun.Lecture;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.territoire.Fiches;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import fr.halle.territoire.recherche.RechercheDeTerritoires;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Chercher un territoire, et lire sa fiche. */
@Public
@Controller
class TerritoiresController {

    static final int CANDIDATS = 30;

    private final RechercheDeTerritoires recherche;
    private final Territoires territoires;
    private final Fiches fiches;
    private final List<LiensDeTerritoire> liens;
    private final Ecrans ecrans;

    TerritoiresController(
            RechercheDeTerritoires recherche,
            Territoires territoires,
            Fiches fiches,
            List<LiensDeTerritoire> liens,
            Ecrans ecrans) {
        this.recherche = recherche;
        this.territoires = territoires;
        this.fiches = fiches;
        this.liens = liens;
        this.ecrans = ecrans;
    }

    @GetMapping("/territoires")
    String chercher(@RequestParam(defaultValue = "") String q, Lecture lecture, Model modele) {
        var ecran = ecrans.nouveau(q.isBlank() ? "Territoires" : "Recherche de territoires")
                .description("Retrouver une commune, un EPCI, un arrondissement, un département, une région.")
                .date(lecture)
                .avertir(avertissement(lecture))
                .recherche(q)
                .construire();
        modele.addAttribute(
                "page",
                new PageRecherche(
                        ecran,
                        q.isBlank() ? null : recherche.chercher(q, lecture.au(), CANDIDATS),
                        territoires.lister(TypeTerritoire.REGION, lecture.au()),
                        territoires.lister(TypeTerritoire.DEPARTEMENT, lecture.au()),
                        territoires.lister(TypeTerritoire.GROUPEMENT, lecture.au()),
                        new Vers(lecture, ecran.date())));
        return "territoire/recherche";
    }

    @GetMapping("/territoires/{niveau:regions|departements|arrondissements|epci|groupements}/{code}")
    String territoire(@PathVariable String niveau, @PathVariable String code, Lecture lecture, Model modele) {
        var type = TypeTerritoire.deChemin(niveau).orElseThrow();
        var territoire = territoires.charger(type, code, lecture.au());
        var ecran = ecran(territoire, lecture);
        modele.addAttribute(
                "page",
                new PageTerritoire(
                        ecran,
                        territoire,
                        territoires.millesime(lecture.au()),
                        fiches.communes(territoire, lecture.au()),
                        liens(territoire, lecture),
                        new Vers(lecture, ecran.date())));
        return "territoire/territoire";
    }

    @GetMapping("/territoires/communes/{insee}")
    String commune(@PathVariable String insee, Lecture lecture, Model modele) {
        var fiche = fiches.charger(insee, lecture.au());
        var ecran = ecran(fiche.commune(), lecture);
        modele.addAttribute(
                "page",
                new PageCommune(
                        ecran,
                        fiche,
                        territoires.millesime(lecture.au()),
                        liens(fiche.commune(), lecture),
                        new Vers(lecture, ecran.date())));
        return "territoire/commune";
    }

    private Ecran ecran(Territoire territoire, Lecture lecture) {
        return ecrans.nouveau(territoire.nomPrecis())
                .description("%s : %s, d'après le Code officiel géographique."
                        .formatted(territoire.type().libelle(), territoire.nom()))
                .date(lecture)
                .avertir(avertissement(lecture))
                .fil("Territoires", "/territoires")
                .construire();
    }

    private @Nullable String avertissement(Lecture lecture) {
        var millesime = territoires.millesime(lecture.au());
        return millesime.parDefaut()
                ? "Millésime %d employé, faute d'un plus ancien.".formatted(millesime.annee())
                : millesime.note();
    }

    private List<LiensDeTerritoire.LienDeTerritoire> liens(Territoire territoire, Lecture lecture) {
        return liens.stream().flatMap(l -> l.vers(territoire, lecture).stream()).toList();
    }
}
