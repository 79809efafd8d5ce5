package fr.halle.programme.candidature.instruction;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DateEcrite;
import fr.halle.platform.web.Ecrans;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.GenreActe;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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

/** Les actes que l'on pose sur une candidature, et de quoi les annuler. */
@Exige(Permission.VOIR_CANDIDATURES)
@Controller
class InstructionController {

    private final Instruction instruction;
    private final Gardes gardes;
    private final Candidatures candidatures;
    private final Agent agent;
    private final Droits droits;
    private final Ecrans ecrans;

    InstructionController(
            Instruction instruction,
            Gardes gardes,
            Candidatures candidatures,
            Agent agent,
            Droits droits,
            Ecrans ecrans) {
        this.instruction = instruction;
        this.gardes = gardes;
        this.candidatures = candidatures;
        this.agent = agent;
        this.droits = droits;
        this.ecrans = ecrans;
    }

    /** Ce que le formulaire envoie, tel quel. */
    record Envoi(
            @Nullable String nature,
            @Nullable String effet,
            @Nullable String sens,
            @Nullable String renduPar,
            @Nullable String note,
            @Nullable String motif,
            @Nullable String acteReference,
            @Nullable String derogation) {

        ActeSaisi saisi() {
            return new ActeSaisi(
                    "constate".equals(nature),
                    date(),
                    texte(sens),
                    texte(renduPar),
                    texte(note),
                    texte(motif),
                    texte(acteReference),
                    texte(derogation));
        }

        private @Nullable LocalDate date() {
            return DateEcrite.lire(effet);
        }

        private static String texte(@Nullable String valeur) {
            return valeur == null ? "" : valeur;
        }
    }

    @GetMapping("/candidatures/{reference}/actes/{genre}")
    String saisir(@PathVariable String reference, @PathVariable String genre, CsrfToken jeton, Model modele) {
        var candidature = candidatures.charger(reference);
        var voulu = genre(genre);
        var aujourdHui = agent.aujourdHui();
        var prenable = instruction.possibles(candidature).contains(voulu);
        var saisi = prenable ? ActeSaisi.pris(aujourdHui) : ActeSaisi.constate(aujourdHui, "");
        return formulaire(modele, candidature, voulu, saisi, aujourdHui.toString(), jeton, Map.of(), null);
    }

    @PostMapping("/candidatures/{reference}/actes/{genre}")
    String agir(
            @PathVariable String reference,
            @PathVariable String genre,
            Envoi envoi,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var voulu = genre(genre);
        var saisi = envoi.saisi();
        var effet = envoi.effet() == null ? "" : envoi.effet();
        try {
            instruction.agir(reference, voulu, saisi);
            return "redirect:/candidatures/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return formulaire(
                    modele,
                    candidatures.charger(reference),
                    voulu,
                    saisi,
                    effet,
                    jeton,
                    e.erreurs(),
                    e.erreurs().get("depot"));
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return formulaire(
                    modele, candidatures.charger(reference), voulu, saisi, effet, jeton, Map.of(), e.phrase());
        }
    }

    @GetMapping("/candidatures/{reference}/annuler/{acte}")
    String annuler(@PathVariable String reference, @PathVariable UUID acte, CsrfToken jeton, Model modele) {
        return confirmer(reference, acte, jeton, modele, Map.of(), null);
    }

    @PostMapping("/candidatures/{reference}/annuler/{acte}")
    String annuler(
            @PathVariable String reference,
            @PathVariable UUID acte,
            @RequestParam(defaultValue = "") String motif,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        try {
            instruction.annuler(reference, acte, motif);
            return "redirect:/candidatures/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return confirmer(reference, acte, jeton, modele, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return confirmer(reference, acte, jeton, modele, Map.of(), e.phrase());
        }
    }

    private String confirmer(
            String reference,
            UUID acte,
            CsrfToken jeton,
            Model modele,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var candidature = candidatures.charger(reference);
        var vise = candidatures.actes(candidature).stream()
                .filter(a -> a.id().equals(acte))
                .findFirst()
                .orElseThrow(
                        () -> new Introuvable("acte", "Cet acte n'est plus en vigueur : revenez à la candidature."));
        modele.addAttribute(
                "page",
                new PageAnnulation(
                        ecrans.nouveau("Annuler un acte")
                                .section("/candidatures")
                                .fil("Candidatures", "/candidatures")
                                .fil("Candidature " + reference, "/candidatures/" + reference)
                                .construire(),
                        jeton,
                        vise.titre(),
                        vise.effet(),
                        "/candidatures/" + reference + "/annuler/" + acte,
                        "/candidatures/" + reference,
                        erreurs,
                        refus));
        return "candidature/annuler";
    }

    private String formulaire(
            Model modele,
            Candidature candidature,
            GenreActe genre,
            ActeSaisi saisi,
            String effet,
            CsrfToken jeton,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var titre = genre.libelle() + " : " + candidature.nom();
        modele.addAttribute(
                "page",
                new PageActe(
                        ecrans.nouveau(titre)
                                .section("/candidatures")
                                .fil("Candidatures", "/candidatures")
                                .fil(
                                        "Candidature " + candidature.reference(),
                                        "/candidatures/" + candidature.reference())
                                .construire(),
                        jeton,
                        candidature,
                        genre,
                        saisi,
                        effet,
                        droits.peut(genre.permission(), candidature.cible()),
                        instruction.peutConstater(candidature),
                        erreurs,
                        refus,
                        genre == GenreActe.DEPOT || genre == GenreActe.DECISION
                                ? gardes.alertes(candidature)
                                : List.of()));
        return "candidature/acte";
    }

    private static GenreActe genre(String code) {
        return GenreActe.deCode(code)
                .filter(g -> g != GenreActe.PUBLICATION)
                .orElseThrow(() -> new Introuvable(
                        "genre", "Cet acte n'existe pas : revenez à la candidature, ses actes y sont proposés."));
    }
}
