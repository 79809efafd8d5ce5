package fr.halle.acces.trace;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.journal.EcranDuJournal;
import fr.halle.journal.FiltreDeTrace;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les actes que l'acteur a le droit de voir ; la base n'en montre pas d'autres. */
@Controller
class JournalController {

    private final EcranDuJournal ecran;

    JournalController(EcranDuJournal ecran) {
        this.ecran = ecran;
    }

    @Exige(Permission.LIRE_JOURNAL)
    @GetMapping("/journal")
    String lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String objet,
            @RequestParam(defaultValue = "") String personne,
            @RequestParam(defaultValue = "") String verbe,
            @RequestParam(defaultValue = "") String depuis,
            @RequestParam(defaultValue = "") String jusqua,
            @RequestParam(defaultValue = "") String territoire,
            DemandeDeListe demande,
            Model modele) {
        return ecran.montrer(
                FiltreDeTrace.lire(objet, personne, verbe, depuis, jusqua, territoire), lecture, demande, modele);
    }

    @Exige(Permission.EXPORTER_JOURNAL)
    @GetMapping("/journal." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "") String objet,
            @RequestParam(defaultValue = "") String personne,
            @RequestParam(defaultValue = "") String verbe,
            @RequestParam(defaultValue = "") String depuis,
            @RequestParam(defaultValue = "") String jusqua,
            @RequestParam(defaultValue = "") String territoire,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        ecran.exporter(
                FiltreDeTrace.lire(objet, personne, verbe, depuis, jusqua, territoire),
                lecture,
                tri,
                format,
                requete,
                reponse);
    }
}
