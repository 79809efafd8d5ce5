package fr.halle.pilotage.tableau;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.web.Export;
import fr.halle.platform.web.NatureDeLaBase;
import fr.halle.platform.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Le tableau « par territoire » en CSV et en XLSX. */
@Public
@Controller
class ExportNiveaux {

    private final Etendues etendues;
    private final Enfants enfants;
    private final NatureDeLaBase nature;

    ExportNiveaux(Etendues etendues, Enfants enfants, NatureDeLaBase nature) {
        this.etendues = etendues;
        this.enfants = enfants;
        this.nature = nature;
    }

    @GetMapping("/programmes/{programme}/niveaux.{format:csv|xlsx}")
    void exporter(
            @PathVariable("programme") String code,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(code, territoire, lecture);
        var programme = etendue.programme();
        var perimetre = etendue.perimetre();
        var lignes = enfants.lister(etendue);
        var export = new Export<Enfant>(
                "territoires-" + programme.code(),
                Export.APropos.de(
                        "Lauréats et communes par territoire, %s, %s".formatted(programme.nom(), perimetre.nom()),
                        lecture,
                        nature.nature(),
                        List.of("Code officiel géographique"),
                        requete),
                List.of(
                        Export.texte("Niveau", Enfant::niveau),
                        Export.texte("Code", Enfant::code),
                        Export.texte("Territoire", Enfant::nom),
                        Export.entier("Lauréats", Enfant::laureats),
                        Export.entier("Communes", Enfant::communes)));
        export.repondre(format, reponse, lignes.stream());
    }
}
