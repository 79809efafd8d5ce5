package fr.halle.pilotage.tableau;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.programme.ExportFaitsPublies;
import fr.halle.programme.ExportProgrammes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les listes des tableaux de bord et de l'accueil, à télécharger. */
@Public
@Controller
class ExportsDuTableau {

    private final Etendues etendues;
    private final Enfants enfants;
    private final ExportProgrammes programmes;
    private final ExportFaitsPublies publies;
    private final Telechargements telechargements;

    ExportsDuTableau(
            Etendues etendues,
            Enfants enfants,
            ExportProgrammes programmes,
            ExportFaitsPublies publies,
            Telechargements telechargements) {
        this.etendues = etendues;
        this.enfants = enfants;
        this.programmes = programmes;
        this.publies = publies;
        this.telechargements = telechargements;
    }

    @GetMapping("/programmes." + Telechargements.FORMAT)
    void programmes(
            @PathVariable String format, Lecture lecture, HttpServletRequest requete, HttpServletResponse reponse) {
        telechargements.envoyer(programmes.tableau(lecture), format, requete, reponse);
    }

    @GetMapping("/programmes/{programme}/publies." + Telechargements.FORMAT)
    void publies(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(programme, territoire, lecture);
        telechargements.envoyer(
                publies.tableau(etendue.programme().code(), etendue.perimetre().cle(), lecture),
                format,
                requete,
                reponse);
    }

    @GetMapping("/programmes/{programme}/niveaux." + Telechargements.FORMAT)
    void niveaux(
            @PathVariable String programme,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(programme, territoire, lecture);
        telechargements.envoyer(tableau(etendue), format, requete, reponse);
    }

    private Tableau<Enfant> tableau(Etendue etendue) {
        return new Tableau<>(
                "territoires-" + etendue.programme().code(),
                "Lauréats et communes par territoire, %s, %s"
                        .formatted(
                                etendue.programme().nom(), etendue.perimetre().nom()),
                etendue.lecture(),
                List.of(
                        Colonne.texte("Niveau", Enfant::niveau),
                        Colonne.texte("Code", Enfant::code),
                        Colonne.texte("Territoire", Enfant::nom),
                        Colonne.entier("Lauréats", Enfant::laureats),
                        Colonne.entier("Communes", Enfant::communes)),
                Liste.lue(enfants.lister(etendue), List.of("Code officiel géographique")));
    }
}
