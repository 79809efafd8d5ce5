package fr.halle.pilotage.evolution;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.EcransDeListe;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.graphique.Histogramme;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.DeuxLectures;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Ce qui a changé entre deux dates : ce qui est arrivé, et ce que l'on a appris ou corrigé. */
@Public
@Controller
class EvolutionController {

    private final Etendues etendues;
    private final Evolutions evolutions;
    private final EcransDeListe ecrans;
    private final Telechargements telechargements;

    EvolutionController(
            Etendues etendues, Evolutions evolutions, EcransDeListe ecrans, Telechargements telechargements) {
        this.etendues = etendues;
        this.evolutions = evolutions;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    @GetMapping("/programmes/{programme}/evolution")
    String montrer(
            @PathVariable String programme,
            DeuxLectures lectures,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String face,
            @RequestParam(defaultValue = "") String genre,
            DemandeDeListe demande,
            Model modele) {
        var laFace = Evolutions.face(face);
        var leGenre = Evolutions.genre(genre);
        var tri = Evolutions.tri(demande.tri());
        var etendue = etendues.lire(programme, territoire, lectures.arrivee());
        var evolution = evolutions.etablir(etendue, lectures.depart());
        var ecran = ecrans.construire("Ce qui a changé", etendue);
        modele.addAttribute(
                "page",
                new PageEvolution(
                        ecran,
                        evolution,
                        laFace,
                        leGenre,
                        Evolutions.genres(),
                        dessiner(evolution),
                        demande.montrer(evolutions.choisir(etendue, lectures.depart(), laFace, leGenre, tri), tri),
                        new Adresses(lectures.arrivee(), ecran.date())));
        return "pilotage/evolution";
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    @GetMapping("/programmes/{programme}/evolution." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String programme,
            @PathVariable String format,
            DeuxLectures lectures,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String face,
            @RequestParam(defaultValue = "") String genre,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var laFace = Evolutions.face(face);
        var leGenre = Evolutions.genre(genre);
        var ordre = Evolutions.tri(tri);
        var etendue = etendues.lire(programme, territoire, lectures.arrivee());
        telechargements.envoyer(
                evolutions.tableau(etendue, lectures.depart(), laFace, leGenre, ordre), format, requete, reponse);
    }

    private static @Nullable Histogramme dessiner(Evolution evolution) {
        var mois = evolution.mois();
        return mois.stream().mapToInt(Evolution.Mois::tous).sum() == 0
                ? null
                : new Histogramme(
                        "evolution",
                        "Ce qui est arrivé, mois par mois",
                        "Nombre de changements par mois d’effet ; le tableau qui suit en donne le détail.",
                        mois.stream()
                                .map(m -> new Histogramme.Valeur(
                                        "%02d/%d"
                                                .formatted(
                                                        m.mois().getMonthValue(),
                                                        m.mois().getYear()),
                                        m.tous(),
                                        true))
                                .toList(),
                        null);
    }
}
