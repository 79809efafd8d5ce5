package fr.halle.opendata;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.laureats.ExportLaureats;
import fr.halle.pilotage.laureats.ListeLaureats;
import fr.halle.pilotage.lignes.ExportLignes;
import fr.halle.pilotage.lignes.FiltreDeLignes;
import fr.halle.pilotage.lignes.ListeLignes;
import fr.halle.platform.sortie.Format;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.programme.ExportProgrammes;
import fr.halle.territoire.ExportTerritoires;
import fr.halle.territoire.recherche.ExportCandidats;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Chaque liste de l'API en CSV, entière, avec les mêmes filtres : par {@code Accept: text/csv} ou par le suffixe
 * {@code .csv}. C'est le fichier que les écrans exportent.
 */
@Public
@Controller
@RequestMapping(path = "/api/v1", produces = "text/csv")
class ListesEnCsv {

    private static final String NIVEAU = "/{niveau:regions|departements|arrondissements|epci|groupements}";

    private final Etendues etendues;
    private final ExportProgrammes programmes;
    private final ExportLaureats laureats;
    private final ExportLignes lignes;
    private final ExportTerritoires territoires;
    private final ExportCandidats candidats;
    private final Telechargements telechargements;

    ListesEnCsv(
            Etendues etendues,
            ExportProgrammes programmes,
            ExportLaureats laureats,
            ExportLignes lignes,
            ExportTerritoires territoires,
            ExportCandidats candidats,
            Telechargements telechargements) {
        this.etendues = etendues;
        this.programmes = programmes;
        this.laureats = laureats;
        this.lignes = lignes;
        this.territoires = territoires;
        this.candidats = candidats;
        this.telechargements = telechargements;
    }

    @GetMapping({"/programmes", "/programmes.csv"})
    void programmes(Lecture lecture, HttpServletRequest requete, HttpServletResponse reponse) {
        envoyer(programmes.tableau(lecture), requete, reponse);
    }

    @GetMapping({"/programmes/{programme}/laureats", "/programmes/{programme}/laureats.csv"})
    void laureats(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "nom") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(code, territoire, lecture);
        envoyer(laureats.tableau(etendue, q, ListeLaureats.TRIS.lire(tri)), requete, reponse);
    }

    @GetMapping({"/programmes/{programme}/financements", "/programmes/{programme}/financements.csv"})
    void financements(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String dispositif,
            @RequestParam(defaultValue = "") String statut,
            @RequestParam(defaultValue = "dispositif") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(code, territoire, lecture);
        var filtre = new FiltreDeLignes(dispositif, statut);
        envoyer(lignes.tableau(etendue, filtre, ListeLignes.TRIS.lire(tri)), requete, reponse);
    }

    @GetMapping({"/territoires/recherche", "/territoires/recherche.csv"})
    void chercher(
            @RequestParam(required = false) @Nullable String q,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        envoyer(candidats.tableau(ApiTerritoires.mots(q), ApiTerritoires.CANDIDATS, lecture), requete, reponse);
    }

    @GetMapping({NIVEAU, NIVEAU + ".csv"})
    void niveau(@PathVariable String niveau, Lecture lecture, HttpServletRequest requete, HttpServletResponse reponse) {
        envoyer(territoires.tableau(ApiTerritoires.type(niveau), lecture), requete, reponse);
    }

    private void envoyer(Tableau<?> tableau, HttpServletRequest requete, HttpServletResponse reponse) {
        telechargements.envoyer(tableau, Format.CSV.extension(), requete, reponse);
    }
}
