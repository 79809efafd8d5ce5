package fr.halle.programme.acte;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.journal.Historique;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DateEcrite;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Typographie;
import fr.halle.programme.Laureat;
import fr.halle.programme.Laureats;
import fr.halle.programme.Membre;
import fr.halle.programme.Programmes;
import fr.halle.programme.acte.PageActes.Envoi;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Les actes d'un lauréat : leur histoire est publique ; chacun se voit avant d'être posé, et se défait. */
@Controller
class ActesController {

    private static final Map<String, Permission> ACTES = Map.of(
            "retrait", Permission.RETIRER_QUALITE,
            "reunion", Permission.REUNIR_LAUREATS,
            "commune_nouvelle", Permission.CONSTATER_COMMUNE_NOUVELLE,
            "maintien", Permission.REUNIR_LAUREATS);

    private final ActesDesLaureats actes;
    private final SuiteDesLaureats suite;
    private final Laureats laureats;
    private final Programmes programmes;
    private final Droits droits;
    private final Historique historique;
    private final Agent agent;
    private final Clock horloge;
    private final Ecrans ecrans;

    ActesController(
            ActesDesLaureats actes,
            SuiteDesLaureats suite,
            Laureats laureats,
            Programmes programmes,
            Droits droits,
            Historique historique,
            Agent agent,
            Clock horloge,
            Ecrans ecrans) {
        this.actes = actes;
        this.suite = suite;
        this.laureats = laureats;
        this.programmes = programmes;
        this.droits = droits;
        this.historique = historique;
        this.agent = agent;
        this.horloge = horloge;
        this.ecrans = ecrans;
    }

    @Public
    @GetMapping("/programmes/{programme}/laureats/{reference}/actes")
    String lister(@PathVariable String programme, @PathVariable String reference, CsrfToken jeton, Model modele) {
        return montrer(modele, new Demande(programme, reference, "", Envoi.VIDE, jeton), null, Map.of(), null);
    }

    @Exige({Permission.RETIRER_QUALITE, Permission.REUNIR_LAUREATS, Permission.CONSTATER_COMMUNE_NOUVELLE})
    @GetMapping("/programmes/{programme}/laureats/{reference}/actes/{genre}")
    String saisir(
            @PathVariable String programme,
            @PathVariable String reference,
            @PathVariable String genre,
            CsrfToken jeton,
            Model modele) {
        exiger(programme, reference, genre);
        var vide = new Envoi(agent.aujourdHui().toString(), "", "", "", "");
        return montrer(modele, new Demande(programme, reference, genre, vide, jeton), null, Map.of(), null);
    }

    /** « voir » dit ce que donnerait l'acte ; « poser » le pose. */
    @Exige({Permission.RETIRER_QUALITE, Permission.REUNIR_LAUREATS, Permission.CONSTATER_COMMUNE_NOUVELLE})
    @PostMapping("/programmes/{programme}/laureats/{reference}/actes/{genre}")
    String poser(
            @PathVariable String programme,
            @PathVariable String reference,
            @PathVariable String genre,
            Envoi envoi,
            @RequestParam(defaultValue = "voir") String geste,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        exiger(programme, reference, genre);
        var demande = new Demande(programme, reference, genre, envoi, jeton);
        try {
            if (geste.equals("poser")) {
                poser(demande);
                return "redirect:/programmes/" + programme + "/laureats/" + reference + "/actes";
            }
            return montrer(modele, demande, apercu(demande), Map.of(), null);
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(modele, demande, null, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(modele, demande, null, Map.of(), e.phrase());
        }
    }

    @Exige({Permission.RETIRER_QUALITE, Permission.REUNIR_LAUREATS, Permission.CONSTATER_COMMUNE_NOUVELLE})
    @PostMapping("/programmes/{programme}/laureats/{reference}/annulation/{acte}")
    String annuler(
            @PathVariable String programme,
            @PathVariable String reference,
            @PathVariable UUID acte,
            @RequestParam(defaultValue = "") String motif,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var demande = new Demande(programme, reference, "", Envoi.VIDE, jeton);
        try {
            actes.annuler(programme, reference, acte, motif);
            return "redirect:/programmes/" + programme + "/laureats/" + reference + "/actes";
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(modele, demande, null, Map.of(), e.phrase());
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(modele, demande, null, Map.of(), e.phrase());
        }
    }

    private void poser(Demande d) {
        var saisie = new ActesDesLaureats.Saisie(
                date(d.envoi.effet()), Envoi.texte(d.envoi.motif()), Envoi.texte(d.envoi.acteReference()));
        switch (d.genre) {
            case "retrait" -> actes.retirer(d.programme, d.reference, saisie);
            case "reunion" -> actes.reunir(d.programme, d.reference, Envoi.texte(d.envoi.vers()), saisie);
            case "maintien" -> actes.maintenir(d.programme, d.reference, saisie);
            default -> actes.suivre(d.programme, d.reference, Envoi.texte(d.envoi.ancienne()), saisie);
        }
    }

    /** Ce que donnerait l'acte, en phrases. */
    private List<String> apercu(Demande d) {
        var laureat = laureats.charger(d.programme, d.reference, maintenant());
        var jour = date(d.envoi.effet());
        var quand = jour == null ? "À la date à écrire" : "À partir du " + Typographie.date(jour);
        var phrases = new ArrayList<String>();
        switch (d.genre) {
            case "retrait" ->
                phrases.add(
                        "%s, %s n'est plus lauréat. Avant, il le reste : ses membres, ses crédits et son histoire se lisent toujours."
                                .formatted(quand, laureat.nom()));
            case "reunion" -> {
                var vers = laureats.trouver(
                                d.programme, Envoi.texte(d.envoi.vers()).strip(), maintenant())
                        .orElseThrow(() -> new SaisieRefusee(
                                "vers",
                                "Aucun lauréat de ce programme ne porte cette référence : lisez-la sur sa page."));
                var membres = laureats.membres(laureat, maintenant()).stream()
                        .filter(m -> !m.type().equals("departement"))
                        .map(Membre::code)
                        .toList();
                phrases.add("%s, %s (%s) rejoint %s (%s), qui reçoit ses membres : %s."
                        .formatted(
                                quand,
                                laureat.nom(),
                                laureat.reference(),
                                vers.nom(),
                                vers.reference(),
                                membres.isEmpty() ? "aucun" : String.join(", ", membres)));
                phrases.add("Sa page mène alors à celle de %s ; lue à une date plus ancienne, elle reste la sienne."
                        .formatted(vers.nom()));
            }
            case "maintien" ->
                phrases.add("Rien ne change dans les lauréats : ce que la liste demandait est clos, avec votre motif.");
            default ->
                suite.passages(laureat).stream()
                        .filter(p -> p.ancienne().equals(Envoi.texte(d.envoi.ancienne())))
                        .findFirst()
                        .ifPresentOrElse(
                                p -> phrases.add("%s, %s (%s) laisse sa place à %s (%s)%s."
                                        .formatted(
                                                quand,
                                                p.nomAncienne(),
                                                p.ancienne(),
                                                p.nomNouvelle(),
                                                p.nouvelle(),
                                                p.dejaMembre() ? ", déjà membre" : "")),
                                () -> {
                                    throw new SaisieRefusee("ancienne", "Choisissez la commune qui a été reprise.");
                                });
        }
        return phrases;
    }

    private void exiger(String programme, String reference, String genre) {
        var permission = ACTES.get(genre);
        if (permission == null) {
            throw new Introuvable("genre", "Cet acte n'existe pas : revenez à la page des actes du lauréat.");
        }
        droits.exiger(permission, suite.cible(laureats.charger(programme, reference, maintenant())));
    }

    private String montrer(
            Model modele,
            Demande d,
            @Nullable List<String> apercu,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var laureat = laureats.charger(d.programme, d.reference, maintenant());
        var programme = programmes.charger(d.programme);
        var possibles = possibles(laureat);
        var ecran = ecrans.nouveau("Actes du lauréat")
                .description("Ce qui a changé un lauréat depuis qu'il l'est.")
                .section("/programmes")
                .fil(programme.nom(), "/programmes/" + d.programme)
                .fil(laureat.nom(), "/programmes/" + d.programme + "/laureats/" + d.reference);
        modele.addAttribute(
                "page",
                new PageActes(
                        ecran.construire(),
                        d.jeton,
                        laureat,
                        programme.nom(),
                        suite.actes(d.programme, d.reference, maintenant()),
                        possibles,
                        possibles.isEmpty() ? List.of() : suite.passages(laureat),
                        possibles.contains("reunion") ? suite.conflits(laureat) : List.of(),
                        d.genre.isEmpty() && droits.peut(Permission.LIRE_JOURNAL, suite.cible(laureat))
                                ? historique.de(TraceDesLaureats.LAUREAT, d.reference)
                                : List.of(),
                        d.genre,
                        d.envoi,
                        apercu,
                        erreurs,
                        refus));
        return "acte/page";
    }

    private List<String> possibles(Laureat laureat) {
        var cible = suite.cible(laureat);
        return ACTES.keySet().stream()
                .sorted(java.util.Comparator.comparing(
                        List.of("commune_nouvelle", "reunion", "maintien", "retrait")::indexOf))
                .filter(genre -> droits.peut(ACTES.getOrDefault(genre, Permission.ADMINISTRER), cible))
                .toList();
    }

    private Lecture maintenant() {
        return new Lecture(agent.aujourdHui(), horloge.instant().plusSeconds(60));
    }

    private static @Nullable LocalDate date(@Nullable String texte) {
        return DateEcrite.lire(texte);
    }

    private record Demande(String programme, String reference, String genre, Envoi envoi, CsrfToken jeton) {}
}
