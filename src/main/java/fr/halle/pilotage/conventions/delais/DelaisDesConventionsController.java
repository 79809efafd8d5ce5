package fr.halle.pilotage.conventions.delais;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.EcransDeListe;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.delais.Trimestre;
import fr.halle.pilotage.graphique.Histogramme;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.platform.web.Typographie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les délais des conventions : mesure, répartition, liste des lauréats, exports. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@Controller
class DelaisDesConventionsController {

    private final Etendues etendues;
    private final SuivisDesDelais suivis;
    private final ExportDesDelais export;
    private final EcransDeListe ecrans;
    private final Telechargements telechargements;

    DelaisDesConventionsController(
            Etendues etendues,
            SuivisDesDelais suivis,
            ExportDesDelais export,
            EcransDeListe ecrans,
            Telechargements telechargements) {
        this.etendues = etendues;
        this.suivis = suivis;
        this.export = export;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/programmes/{programme}/conventions/delais")
    String montrer(
            @PathVariable String programme,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String regle,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String issue,
            @RequestParam(defaultValue = "0") int trimestre,
            DemandeDeListe demande,
            Model modele) {
        var filtre = new FiltreDesDelais(q, issue, trimestre);
        var tri = Tri.lire(demande.tri(), ExportDesDelais.TRIS);
        var suivi = suivis.suivre(etendues.lire(programme, territoire, lecture), regle);
        var ecran = ecrans.construire("Les délais tenus", suivi.etendue());
        modele.addAttribute(
                "page",
                new PageDesDelais(
                        ecran,
                        suivi,
                        suivis.regles(suivi.etendue()),
                        dessiner(suivi),
                        demande.montrer(export.choisir(suivi, filtre, tri), tri),
                        filtre,
                        new Adresses(lecture, ecran.date())));
        return "pilotage/conventions/delais";
    }

    @GetMapping("/programmes/{programme}/conventions/delais." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String regle,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String issue,
            @RequestParam(defaultValue = "0") int trimestre,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var filtre = new FiltreDesDelais(q, issue, trimestre);
        var ordre = Tri.lire(tri, ExportDesDelais.TRIS);
        var suivi = suivis.suivre(etendues.lire(programme, territoire, lecture), regle);
        telechargements.envoyer(export.tableau(suivi, filtre, ordre), format, requete, reponse);
    }

    @GetMapping("/programmes/{programme}/conventions/delais/repartition." + Telechargements.FORMAT)
    void exporterLaRepartition(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String regle,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var suivi = suivis.suivre(etendues.lire(programme, territoire, lecture), regle);
        var etendue = suivi.etendue();
        telechargements.envoyer(
                new Tableau<>(
                        "delais-conventions-repartition-" + etendue.programme().code(),
                        "%s : lauréats par trimestre écoulé, %s, %s"
                                .formatted(
                                        suivi.regle().libelle(),
                                        etendue.programme().nom(),
                                        etendue.perimetre().nom()),
                        lecture,
                        List.of(
                                Colonne.entier("Plus de (mois)", Trimestre::deMois),
                                Colonne.entier("Au plus (mois)", Trimestre::aMois),
                                Colonne.entier("Lauréats", Trimestre::nombre)),
                        Liste.lue(suivi.repartition(), suivi.sources())),
                format,
                requete,
                reponse);
    }

    private static @Nullable Histogramme dessiner(SuiviDUnDelai suivi) {
        var programme = suivi.etendue().programme();
        return Trimestre.dessiner(
                suivi.repartition(),
                "Lauréats par trimestre écoulé avant la signature attendue, en mois",
                "Répartition de %s par trimestre écoulé ; le tableau qui suit en donne les nombres."
                        .formatted(
                                Typographie.accord(suivi.mesures().size(), programme.laureat(), programme.laureats())),
                suivi.regle().mois());
    }
}
