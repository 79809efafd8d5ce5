package fr.halle.convention.comite.ecran;

import fr.halle.acces.Connecte;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.comite.TenueDesComites;
import fr.halle.journal.Historique;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** La liste des comités que la personne peut lire, et la fiche de chacun. */
@Connecte
@Controller
class ComitesController {

    private final ListeComites liste;
    private final Comites comites;
    private final TenueDesComites tenue;
    private final ChoixDuComite choix;
    private final Historique historique;
    private final Droits droits;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    ComitesController(
            ListeComites liste,
            Comites comites,
            TenueDesComites tenue,
            ChoixDuComite choix,
            Historique historique,
            Droits droits,
            Ecrans ecrans,
            Telechargements telechargements) {
        this.liste = liste;
        this.comites = comites;
        this.tenue = tenue;
        this.choix = choix;
        this.historique = historique;
        this.droits = droits;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @Transactional(readOnly = true)
    @GetMapping("/comites")
    String lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String nature,
            DemandeDeListe demande,
            Model modele) {
        var tri = ListeComites.TRIS.lire(demande.tri());
        modele.addAttribute(
                "page",
                new PageComites(
                        ecrans.nouveau("Comités").date(lecture).construire(),
                        demande.montrer(liste.choisir(q, nature, lecture, tri), tri),
                        q,
                        nature,
                        droits.peutQuelquePart(Permission.TENIR_COMITE)));
        return "convention/comite/liste";
    }

    @Transactional(readOnly = true)
    @GetMapping("/comites." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String nature,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(
                liste.tableau(q, nature, lecture, ListeComites.TRIS.lire(tri)), format, requete, reponse);
    }

    @Transactional(readOnly = true)
    @GetMapping("/comites/{reference}")
    String montrer(@PathVariable String reference, Lecture lecture, HttpServletRequest requete, Model modele) {
        var c = comites.charger(reference, lecture);
        modele.addAttribute(
                "page",
                new PageComite(
                        ecrans.nouveau(c.nom())
                                .section("/comites")
                                .fil("Comités", "/comites")
                                .date(lecture)
                                .construire(),
                        c,
                        suit(c),
                        lecture.au(),
                        comites.reunions(c, lecture),
                        tenue.tient(c),
                        droits.peut(Permission.LIRE_JOURNAL, c.cible())
                                ? historique.de("comite", reference, lecture.connu())
                                : List.of(),
                        Lien.de(requete)));
        return "convention/comite/fiche";
    }

    private String suit(Comite c) {
        var region = c.region();
        return region != null
                ? "Région " + choix.regions().getOrDefault(region, region)
                : c.laureats().stream().map(LaureatCouvert::nom).collect(Collectors.joining(", "));
    }
}
