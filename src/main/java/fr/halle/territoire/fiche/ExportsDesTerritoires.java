package fr.halle.territoire.fiche;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.territoire.ExportCommunes;
import fr.halle.territoire.ExportTerritoires;
import fr.halle.territoire.Fiche;
import fr.halle.territoire.Fiches;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import fr.halle.territoire.recherche.ExportCandidats;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les listes des pages de territoires, à télécharger. */
@Public
@Controller
class ExportsDesTerritoires {

    private static final String NIVEAU = "{niveau:regions|departements|arrondissements|epci|groupements}";

    private final ExportTerritoires niveaux;
    private final ExportCommunes communes;
    private final ExportCandidats candidats;
    private final Territoires territoires;
    private final Fiches fiches;
    private final Telechargements telechargements;

    ExportsDesTerritoires(
            ExportTerritoires niveaux,
            ExportCommunes communes,
            ExportCandidats candidats,
            Territoires territoires,
            Fiches fiches,
            Telechargements telechargements) {
        this.niveaux = niveaux;
        this.communes = communes;
        this.candidats = candidats;
        this.territoires = territoires;
        this.fiches = fiches;
        this.telechargements = telechargements;
    }

    /** Les candidats d'une recherche ; sans mots, tous les territoires au-dessus de la commune. */
    @GetMapping("/territoires." + Telechargements.FORMAT)
    void chercher(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(
                q.isBlank()
                        ? niveaux.tableau(null, lecture)
                        : candidats.tableau(q, TerritoiresController.CANDIDATS, lecture),
                format,
                requete,
                reponse);
    }

    @GetMapping("/territoires/" + NIVEAU + "." + Telechargements.FORMAT)
    void niveau(
            @PathVariable String niveau,
            @PathVariable String format,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var type = TypeTerritoire.deChemin(niveau).orElseThrow();
        telechargements.envoyer(niveaux.tableau(type, lecture), format, requete, reponse);
    }

    @GetMapping("/territoires/" + NIVEAU + "/{code}/communes." + Telechargements.FORMAT)
    void communes(
            @PathVariable String niveau,
            @PathVariable String code,
            @PathVariable String format,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var type = TypeTerritoire.deChemin(niveau).orElseThrow();
        var territoire = territoires.charger(type, code, lecture.au());
        telechargements.envoyer(communes.tableau(territoire, lecture), format, requete, reponse);
    }

    @GetMapping("/territoires/communes/{insee}/populations." + Telechargements.FORMAT)
    void populations(
            @PathVariable String insee,
            @PathVariable String format,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(populations(fiches.charger(insee, lecture.au()), lecture), format, requete, reponse);
    }

    private static Tableau<Fiche.Population> populations(Fiche fiche, Lecture lecture) {
        return new Tableau<>(
                "populations-" + fiche.commune().code(),
                "Populations publiées, %s".formatted(fiche.commune().nomPrecis()),
                lecture,
                List.of(
                        Colonne.texte("Série", Fiche.Population::source),
                        Colonne.texte("Paquet", Fiche.Population::versionPaquet),
                        Colonne.entier("Habitants", Fiche.Population::habitants),
                        Colonne.entier("Année", Fiche.Population::annee),
                        Colonne.texte("Remarque", Fiche.Population::note)),
                Liste.lue(fiche.populations(), List.of("Populations des communes")));
    }
}
