package fr.halle.convention.prorogation;

import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.convention.Conventions;
import fr.halle.convention.prorogation.PagesDesProrogations.PageFiche;
import fr.halle.convention.prorogation.PagesDesProrogations.PageListe;
import fr.halle.journal.Historique;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.programme.Programmes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lire les décisions de prorogation, en annuler une. */
@Controller
class ProrogationsController {

    private final ListeDesProrogations liste;
    private final ProrogationDesEcheances prorogation;
    private final Programmes programmes;
    private final Droits droits;
    private final Conventions conventions;
    private final Historique historique;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    ProrogationsController(
            ListeDesProrogations liste,
            ProrogationDesEcheances prorogation,
            Programmes programmes,
            Droits droits,
            Conventions conventions,
            Historique historique,
            Ecrans ecrans,
            Telechargements telechargements) {
        this.liste = liste;
        this.prorogation = prorogation;
        this.programmes = programmes;
        this.droits = droits;
        this.conventions = conventions;
        this.historique = historique;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @Public
    @GetMapping("/prorogations")
    String lister(
            @RequestParam(defaultValue = "") String programme, Lecture lecture, DemandeDeListe demande, Model modele) {
        var tri = ListeDesProrogations.TRIS.lire(demande.tri());
        var tous = new LinkedHashMap<String, String>();
        tous.put("", "Tous les programmes");
        var preparer = new LinkedHashMap<String, String>();
        for (var p : programmes.lister()) {
            tous.put(p.code(), p.sigle());
            if (droits.peutQuelquePart(Permission.PROROGER_ECHEANCES)) {
                preparer.put(p.code(), p.sigle());
            }
        }
        modele.addAttribute(
                "page",
                new PageListe(
                        ecrans.nouveau("Prorogations")
                                .description("Les décisions qui ont repoussé des échéances, et ce que chacune touche.")
                                .section("/programmes")
                                .date(lecture)
                                .construire(),
                        demande.montrer(liste.choisir(programme, lecture, tri), tri),
                        tous,
                        programme,
                        preparer));
        return "prorogation/liste";
    }

    @Public
    @GetMapping("/prorogations." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String programme,
            Lecture lecture,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(
                liste.tableau(programme, lecture, ListeDesProrogations.TRIS.lire(tri)), format, requete, reponse);
    }

    @Public
    @GetMapping("/prorogations/{reference}")
    String montrer(@PathVariable String reference, Lecture lecture, CsrfToken jeton, Model modele) {
        return fiche(reference, lecture, jeton, modele, "", Map.of(), null);
    }

    @Exige(Permission.PROROGER_ECHEANCES)
    @PostMapping("/prorogations/{reference}/annuler")
    String annuler(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String motif,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        try {
            prorogation.annuler(reference, motif);
            return "redirect:/prorogations/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return fiche(reference, conventions.maintenant(), jeton, modele, motif, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return fiche(reference, conventions.maintenant(), jeton, modele, motif, Map.of(), e.phrase());
        }
    }

    private String fiche(
            String reference,
            Lecture lecture,
            CsrfToken jeton,
            Model modele,
            String motif,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var p = liste.charger(reference, lecture);
        var cible = ProrogationDesEcheances.cible(p.programme(), p.territoireType(), p.territoireCode());
        modele.addAttribute(
                "page",
                new PageFiche(
                        ecrans.nouveau("Prorogation " + reference)
                                .section("/programmes")
                                .fil("Prorogations", "/prorogations")
                                .date(lecture)
                                .construire(),
                        jeton,
                        p,
                        liste.objets(p),
                        droits.peut(Permission.LIRE_JOURNAL, cible)
                                ? historique.de(TraceDesProrogations.PROROGATION, reference, lecture.connu())
                                : List.of(),
                        !p.annulee() && prorogation.annulable(p.programme(), p.territoireType(), p.territoireCode()),
                        motif,
                        erreurs,
                        refus));
        return "prorogation/fiche";
    }
}
