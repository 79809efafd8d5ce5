package fr.halle.convention.acte;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.GenreActe;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import jakarta.servlet.http.HttpServletResponse;
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

/** Les actes que l'on pose sur une convention, et de quoi les annuler. */
@Exige({
    Permission.PREPARER_CONVENTION,
    Permission.CONSTATER_CONVENTION,
    Permission.DONNER_AVIS_CONVENTION,
    Permission.DELIBERER,
    Permission.SIGNER_CONVENTION,
    Permission.DEROGER_CONVENTION
})
@Controller
class ActesDesConventionsController {

    private final ActesDesConventions actes;
    private final Conventions conventions;
    private final PouvoirDeSigner pouvoir;
    private final Agent agent;
    private final Droits droits;
    private final Ecrans ecrans;

    ActesDesConventionsController(
            ActesDesConventions actes,
            Conventions conventions,
            PouvoirDeSigner pouvoir,
            Agent agent,
            Droits droits,
            Ecrans ecrans) {
        this.actes = actes;
        this.conventions = conventions;
        this.pouvoir = pouvoir;
        this.agent = agent;
        this.droits = droits;
        this.ecrans = ecrans;
    }

    @GetMapping("/conventions/{reference}/actes/{genre}")
    String saisir(
            @PathVariable String reference,
            @PathVariable String genre,
            @RequestParam(defaultValue = "") String nature,
            CsrfToken jeton,
            Model modele) {
        var c = conventions.charger(reference);
        var voulu = genre(genre);
        var jour = agent.aujourdHui();
        var prend = actes.possibles(c).contains(voulu) && !nature.equals("constate");
        var saisi = prend ? ActeSaisi.pris(jour) : ActeSaisi.constate(jour, "");
        var siennes =
                c.parties().stream().filter(p -> pouvoir.nestPas(p).isEmpty()).toList();
        if (prend && siennes.size() == 1) {
            saisi = saisi.de(siennes.getFirst().cle());
        }
        return formulaire(modele, c, voulu, saisi, Map.of("effet", jour.toString()), jeton, Map.of(), null);
    }

    @PostMapping("/conventions/{reference}/actes/{genre}")
    String agir(
            @PathVariable String reference,
            @PathVariable String genre,
            EnvoiDActe envoi,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var voulu = genre(genre);
        var saisi = envoi.saisi();
        try {
            if (!envoi.illisibles().isEmpty()) {
                throw new SaisieRefusee(envoi.illisibles());
            }
            actes.agir(reference, voulu, saisi);
            return "redirect:/conventions/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return formulaire(
                    modele, conventions.charger(reference), voulu, saisi, envoi.dates(), jeton, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return formulaire(
                    modele, conventions.charger(reference), voulu, saisi, envoi.dates(), jeton, Map.of(), e.phrase());
        }
    }

    @GetMapping("/conventions/{reference}/annuler/{acte}")
    String annuler(@PathVariable String reference, @PathVariable UUID acte, CsrfToken jeton, Model modele) {
        return confirmer(reference, acte, jeton, modele, Map.of(), null);
    }

    @PostMapping("/conventions/{reference}/annuler/{acte}")
    String annuler(
            @PathVariable String reference,
            @PathVariable UUID acte,
            @RequestParam(defaultValue = "") String motif,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        try {
            actes.annuler(reference, acte, motif);
            return "redirect:/conventions/" + reference;
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
        var c = conventions.charger(reference);
        Acte vise = conventions.actes(c).stream()
                .filter(a -> a.id().equals(acte))
                .findFirst()
                .orElseThrow(
                        () -> new Introuvable("acte", "Cet acte n'est plus en vigueur : revenez à la convention."));
        modele.addAttribute(
                "page",
                new PageAnnulation(
                        ecran("Annuler un acte", c),
                        jeton,
                        vise.genre().libelle(),
                        vise.effet(),
                        c.page() + "/annuler/" + acte,
                        c.page(),
                        erreurs,
                        refus));
        return "convention/annuler";
    }

    private String formulaire(
            Model modele,
            Convention c,
            GenreActe genre,
            ActeSaisi saisi,
            Map<String, String> dates,
            CsrfToken jeton,
            Map<String, String> erreurs,
            @Nullable String refus) {
        modele.addAttribute(
                "page",
                new PageActe(
                        ecran(genre.libelle(), c),
                        jeton,
                        c,
                        genre,
                        saisi,
                        dates,
                        droits.peut(genre.permission(), c.cible()),
                        actes.peutConstater(c),
                        c.parties().stream()
                                .filter(p -> pouvoir.nestPas(p).isEmpty())
                                .toList(),
                        erreurs,
                        refus));
        return "convention/acte";
    }

    private Ecran ecran(String titre, Convention c) {
        return ecrans.nouveau(titre)
                .section("/conventions")
                .fil("Conventions", "/programmes/" + c.programme() + "/conventions")
                .fil("Convention " + c.reference(), c.page())
                .construire();
    }

    private static GenreActe genre(String code) {
        return GenreActe.deCode(code)
                .orElseThrow(() -> new Introuvable(
                        "genre", "Cet acte n'existe pas : revenez à la convention, ses actes y sont proposés."));
    }
}
