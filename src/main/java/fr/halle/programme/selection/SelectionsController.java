package fr.halle.programme.selection;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.journal.Historique;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DateEcrite;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.programme.Programmes;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
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

/** Les sélections : lire celles qui sont publiées, en préparer une, la voir avant, la publier. */
@Controller
class SelectionsController {

    private final Selections selections;
    private final AnnulationDeSelection annulation;
    private final ListeSelections liste;
    private final Programmes programmes;
    private final Territoires territoires;
    private final Droits droits;
    private final Historique historique;
    private final TraceDesSelections trace;
    private final Agent agent;
    private final Clock horloge;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    SelectionsController(
            Selections selections,
            AnnulationDeSelection annulation,
            ListeSelections liste,
            Programmes programmes,
            Territoires territoires,
            Droits droits,
            Historique historique,
            TraceDesSelections trace,
            Agent agent,
            Clock horloge,
            Ecrans ecrans,
            Telechargements telechargements) {
        this.selections = selections;
        this.annulation = annulation;
        this.liste = liste;
        this.programmes = programmes;
        this.territoires = territoires;
        this.droits = droits;
        this.historique = historique;
        this.trace = trace;
        this.agent = agent;
        this.horloge = horloge;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    /** Ce que le formulaire envoie, tel quel. */
    record Envoi(
            String programme,
            String region,
            @Nullable String effet,
            @Nullable String nature,
            @Nullable String cohorte,
            @Nullable String nom,
            @Nullable String acteReference,
            @Nullable List<String> candidatures) {

        SelectionSaisie saisie() {
            return new SelectionSaisie(
                    programme,
                    region,
                    date(),
                    "constate".equals(nature),
                    texte(cohorte),
                    texte(nom),
                    texte(acteReference),
                    candidatures == null ? List.of() : candidatures);
        }

        private @Nullable LocalDate date() {
            return DateEcrite.lire(effet);
        }

        private static String texte(@Nullable String valeur) {
            return valeur == null ? "" : valeur;
        }
    }

    @Public
    @GetMapping("/selections")
    String lister(Lecture lecture, DemandeDeListe demande, Model modele) {
        var tri = ListeSelections.TRIS.lire(demande.tri());
        var preparer = new LinkedHashMap<String, String>();
        var regions = new LinkedHashMap<String, String>();
        if (droits.peutQuelquePart(Permission.PUBLIER_SELECTION)) {
            programmes.lister().forEach(p -> preparer.put(p.code(), p.sigle()));
            for (Territoire region : territoires.lister(TypeTerritoire.REGION, agent.aujourdHui())) {
                regions.put(region.code(), region.nom());
            }
        }
        modele.addAttribute(
                "page",
                new PageSelections(
                        ecrans.nouveau("Sélections")
                                .description(
                                        "Les sélections publiées, région par région, et les lauréats que chacune a faits.")
                                .section("/programmes")
                                .date(lecture)
                                .construire(),
                        demande.montrer(liste.choisir(lecture, tri), tri),
                        preparer,
                        regions));
        return "selection/liste";
    }

    @Public
    @GetMapping("/selections." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(liste.tableau(lecture, ListeSelections.TRIS.lire(tri)), format, requete, reponse);
    }

    @Public
    @GetMapping("/selections/{reference}")
    String montrer(@PathVariable String reference, Lecture lecture, CsrfToken jeton, Model modele) {
        return fiche(reference, lecture, jeton, modele, "", Map.of(), null);
    }

    @Exige(Permission.PUBLIER_SELECTION)
    @PostMapping("/selections/{reference}/annuler")
    String annuler(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String motif,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var lecture = new Lecture(agent.aujourdHui(), horloge.instant().plusSeconds(60));
        try {
            annulation.annuler(reference, motif);
            return "redirect:/selections/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return fiche(reference, lecture, jeton, modele, motif, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return fiche(reference, lecture, jeton, modele, motif, Map.of(), e.phrase());
        }
    }

    @Exige(Permission.PUBLIER_SELECTION)
    @GetMapping("/selections/nouvelle")
    String preparer(@RequestParam String programme, @RequestParam String region, CsrfToken jeton, Model modele) {
        var toutes = selections.aPublier(programme, region).stream()
                .map(c -> c.reference())
                .toList();
        var saisie = new SelectionSaisie(programme, region, agent.aujourdHui(), false, "", "", "", toutes);
        return preparation(saisie, agent.aujourdHui().toString(), jeton, modele, null, Map.of(), null);
    }

    /** « voir » montre ce que donnerait la publication ; « publier » la fait, si rien n'a changé. */
    @Exige(Permission.PUBLIER_SELECTION)
    @PostMapping("/selections")
    String publier(
            Envoi envoi,
            @RequestParam(defaultValue = "voir") String geste,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var saisie = envoi.saisie();
        var effet = envoi.effet() == null ? "" : envoi.effet();
        try {
            if (geste.equals("publier")) {
                return "redirect:/selections/" + selections.publier(saisie);
            }
            return preparation(saisie, effet, jeton, modele, selections.apercu(saisie), Map.of(), null);
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return preparation(saisie, effet, jeton, modele, null, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return preparation(saisie, effet, jeton, modele, null, Map.of(), e.phrase());
        }
    }

    private String preparation(
            SelectionSaisie saisie,
            String effet,
            CsrfToken jeton,
            Model modele,
            @Nullable Apercu apercu,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var programme = programmes.charger(saisie.programme());
        var region = territoires.charger(TypeTerritoire.REGION, saisie.region(), agent.aujourdHui());
        modele.addAttribute(
                "page",
                new PagePreparation(
                        ecrans.nouveau("Préparer une sélection")
                                .section("/programmes")
                                .fil("Sélections", "/selections")
                                .construire(),
                        jeton,
                        saisie,
                        effet,
                        region.nom(),
                        programme.nom(),
                        selections.aPublier(saisie.programme(), saisie.region()),
                        liste.cohortes(saisie.programme()),
                        apercu,
                        erreurs,
                        refus));
        return "selection/preparation";
    }

    private String fiche(
            String reference,
            Lecture lecture,
            CsrfToken jeton,
            Model modele,
            String motif,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var selection = liste.charger(reference, lecture);
        modele.addAttribute(
                "page",
                new PageSelection(
                        ecrans.nouveau("Sélection " + reference)
                                .section("/programmes")
                                .fil("Sélections", "/selections")
                                .date(lecture)
                                .construire(),
                        jeton,
                        selection,
                        liste.laureats(reference, lecture),
                        droits.peut(Permission.LIRE_JOURNAL, trace.cible(reference, selection.programme()))
                                ? historique.de(TraceDesSelections.SELECTION, reference, lecture.connu())
                                : List.of(),
                        !selection.annulee() && droits.peutQuelquePart(Permission.PUBLIER_SELECTION),
                        motif,
                        erreurs,
                        refus));
        return "selection/fiche";
    }
}
