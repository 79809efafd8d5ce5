package fr.halle.pilotage.delais;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.EcransDeListe;
import fr.halle.pilotage.Etendues;
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
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Le délai de l'adhésion à l'ORT : mesure, répartition, liste des communes, anomalies, exports. */
@Public
@Controller
class DelaisController {

    private final Etendues etendues;
    private final Releves releves;
    private final ExportDelais export;
    private final EcransDeListe ecrans;
    private final Telechargements telechargements;

    DelaisController(
            Etendues etendues,
            Releves releves,
            ExportDelais export,
            EcransDeListe ecrans,
            Telechargements telechargements) {
        this.etendues = etendues;
        this.releves = releves;
        this.export = export;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/programmes/{programme}/delais")
    String montrer(
            @PathVariable String programme,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "0") int trimestre,
            DemandeDeListe demande,
            Model modele) {
        var filtre = new FiltreDeDelais(q, etat, trimestre);
        var tri = Tri.lire(demande.tri(), ExportDelais.TRIS);
        var releve = releves.relever(etendues.lire(programme, territoire, lecture));
        var ecran = ecrans.construire("De l'adhésion à l'ORT", releve.etendue());
        modele.addAttribute(
                "page",
                new PageDelais(
                        ecran,
                        releve,
                        dessiner(releve),
                        demande.montrer(export.choisir(releve, filtre, tri), tri),
                        FiltreDeDelais.ETATS,
                        filtre,
                        new Adresses(lecture, ecran.date())));
        return "pilotage/delais";
    }

    @GetMapping("/programmes/{programme}/delais." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "0") int trimestre,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var filtre = new FiltreDeDelais(q, etat, trimestre);
        var ordre = Tri.lire(tri, ExportDelais.TRIS);
        var releve = releves.relever(etendues.lire(programme, territoire, lecture));
        telechargements.envoyer(export.tableau(releve, filtre, ordre), format, requete, reponse);
    }

    @GetMapping("/programmes/{programme}/delais/repartition." + Telechargements.FORMAT)
    void exporterLaRepartition(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var releve = releves.relever(etendues.lire(programme, territoire, lecture));
        var etendue = releve.etendue();
        telechargements.envoyer(
                new Tableau<>(
                        "delais-repartition-" + etendue.programme().code(),
                        "Communes par trimestre écoulé de l'adhésion à l'ORT, %s, %s"
                                .formatted(
                                        etendue.programme().nom(),
                                        etendue.perimetre().nom()),
                        lecture,
                        List.of(
                                Colonne.entier("Plus de (mois)", Trimestre::deMois),
                                Colonne.entier("Au plus (mois)", Trimestre::aMois),
                                Colonne.entier("Communes", Trimestre::nombre)),
                        Liste.lue(releve.repartition(), releve.sources())),
                format,
                requete,
                reponse);
    }

    private static @Nullable Histogramme dessiner(Releve releve) {
        var reference = releve.reference();
        return Trimestre.dessiner(
                releve.repartition(),
                "Communes par trimestre écoulé de l’adhésion à l’ORT, en mois",
                "Répartition de %s par trimestre écoulé depuis l’adhésion ; le tableau qui suit en donne les nombres."
                        .formatted(Typographie.accord(releve.mesurees().size(), "commune")),
                reference == null ? null : reference.valeur());
    }
}
