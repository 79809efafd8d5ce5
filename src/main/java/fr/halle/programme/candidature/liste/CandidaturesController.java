package fr.halle.programme.candidature.liste;

import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Telechargements;
import fr.halle.programme.Programme;
import fr.halle.programme.Programmes;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.GenreActe;
import fr.halle.programme.candidature.instruction.Instruction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** La liste des candidatures. */
@Exige(Permission.VOIR_CANDIDATURES)
@Controller
class CandidaturesController {

    /** Ce que la pile lit de chaque état, et ce qu'elle en montre. */
    private static final int LUES = 20;

    private static final int MONTREES = 6;

    private final ListeCandidatures liste;
    private final Candidatures candidatures;
    private final Instruction instruction;
    private final Programmes programmes;
    private final Droits droits;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    CandidaturesController(
            ListeCandidatures liste,
            Candidatures candidatures,
            Instruction instruction,
            Programmes programmes,
            Droits droits,
            Ecrans ecrans,
            Telechargements telechargements) {
        this.liste = liste;
        this.candidatures = candidatures;
        this.instruction = instruction;
        this.programmes = programmes;
        this.droits = droits;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @Transactional(readOnly = true)
    @GetMapping("/candidatures")
    String lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String departement,
            DemandeDeListe demande,
            Model modele) {
        var tri = ListeCandidatures.TRIS.lire(demande.tri());
        var filtre = new ListeCandidatures.Filtre(q, programme, etat, departement);
        var pile = pile(lecture);
        modele.addAttribute(
                "page",
                new PageCandidatures(
                        ecrans.nouveau("Candidatures").date(lecture).construire(),
                        pile.subList(0, Math.min(MONTREES, pile.size())),
                        Math.max(0, pile.size() - MONTREES),
                        droits.peutQuelquePart(Permission.PUBLIER_SELECTION),
                        ouvrir(),
                        demande.montrer(liste.choisir(filtre, lecture, tri), tri),
                        new PageCandidatures.Choix(choixProgrammes(), etats(), liste.departements()),
                        new PageCandidatures.Filtre(q, programme, etat, departement)));
        return "candidature/liste";
    }

    @Transactional(readOnly = true)
    @GetMapping("/candidatures." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String departement,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var filtre = new ListeCandidatures.Filtre(q, programme, etat, departement);
        telechargements.envoyer(
                liste.tableau(filtre, lecture, ListeCandidatures.TRIS.lire(tri)), format, requete, reponse);
    }

    /** Ce que la personne peut faire avancer : les états que ses permissions font bouger, puis l'objet lui-même. */
    private List<PageCandidatures.EnAttente> pile(Lecture lecture) {
        var pile = new ArrayList<PageCandidatures.EnAttente>();
        var tri = ListeCandidatures.TRIS.lire("depuis");
        for (var etat : EtatCandidature.values()) {
            if (Arrays.stream(GenreActe.values())
                    .noneMatch(genre -> genre != GenreActe.RETRAIT
                            && etat.admet(genre)
                            && droits.peutQuelquePart(genre.permission()))) {
                continue;
            }
            var filtre = new ListeCandidatures.Filtre("", "", etat.code(), "");
            for (var ligne : liste.choisir(filtre, lecture, tri)
                    .page(new Tranche.Demande(1, LUES))
                    .elements()) {
                geste(ligne).ifPresent(geste -> pile.add(new PageCandidatures.EnAttente(ligne, geste)));
            }
        }
        return pile;
    }

    private java.util.Optional<String> geste(CandidatureEnListe ligne) {
        var candidature = candidatures.charger(ligne.reference());
        if (candidature.etat() == EtatCandidature.RETENUE
                && droits.peut(Permission.PUBLIER_SELECTION, candidature.cible())) {
            return java.util.Optional.of(GenreActe.PUBLICATION.verbe());
        }
        return instruction.possibles(candidature).stream()
                .filter(genre -> genre != GenreActe.RETRAIT)
                .reduce((_, suivant) -> suivant)
                .map(GenreActe::verbe);
    }

    private Map<String, String> ouvrir() {
        if (!droits.peutQuelquePart(Permission.PREPARER_CANDIDATURE)) {
            return Map.of();
        }
        var adresses = new LinkedHashMap<String, String>();
        programmes.lister().stream()
                .filter(p -> droits.chapeau().filter(h -> h.vautDans(p.code())).isPresent())
                .forEach(p -> adresses.put("/candidatures/nouvelle?programme=" + p.code(), p.sigle()));
        return adresses;
    }

    private Map<String, String> choixProgrammes() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous");
        programmes.lister().forEach((Programme p) -> choix.put(p.code(), p.sigle()));
        return choix;
    }

    private static Map<String, String> etats() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous");
        for (var etat : EtatCandidature.values()) {
            choix.put(etat.code(), etat.libelle());
        }
        return choix;
    }
}
