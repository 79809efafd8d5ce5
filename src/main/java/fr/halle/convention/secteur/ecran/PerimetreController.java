package fr.halle.convention.secteur.ecran;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.secteur.saisie.CommunesProposees;
import fr.halle.convention.secteur.saisie.CommunesProposees.Intercommunalite;
import fr.halle.convention.secteur.saisie.Justification;
import fr.halle.convention.secteur.saisie.TenueDuPerimetre;
import fr.halle.platform.OperationRefusee;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Le formulaire du périmètre de stratégie. */
@Exige({Permission.PREPARER_CONVENTION, Permission.CONSTATER_CONVENTION, Permission.SIGNER_CONVENTION})
@Controller
public class PerimetreController {

    private final TenueDuPerimetre tenue;
    private final CommunesProposees proposees;
    private final Formulaires formulaires;

    PerimetreController(TenueDuPerimetre tenue, CommunesProposees proposees, Formulaires formulaires) {
        this.tenue = tenue;
        this.proposees = proposees;
        this.formulaires = formulaires;
    }

    /** @param choisies les codes des communes cochées */
    public record PageDuPerimetre(Entete entete, List<Intercommunalite> proposees, List<String> choisies) {
        public PageDuPerimetre {
            proposees = List.copyOf(proposees);
            choisies = List.copyOf(choisies);
        }

        public String version() {
            var p = entete.secteurs().perimetre();
            return p == null ? "" : p.version().toString();
        }

        public String adresse() {
            return entete.secteurs().convention().page() + "/perimetre";
        }
    }

    @GetMapping("/conventions/{reference}/perimetre")
    String ouvrir(@PathVariable String reference, CsrfToken jeton, Model modele) {
        var p = formulaires.charger(reference).perimetre();
        return montrer(modele, reference, TenueDuPerimetre.codes(p), Justification.AUCUNE, jeton, null);
    }

    @PostMapping("/conventions/{reference}/perimetre")
    String ecrire(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable UUID version,
            EnvoiDeSecteur envoi,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var communes = envoi.saisi().communes();
        try {
            tenue.ecrire(reference, version, communes, envoi.justification());
            return "redirect:" + formulaires.charger(reference).page();
        } catch (OperationRefusee e) {
            reponse.setStatus(Formulaires.statut(e));
            return montrer(modele, reference, communes, envoi.justification(), jeton, e);
        }
    }

    private String montrer(
            Model modele,
            String reference,
            List<String> choisies,
            Justification j,
            CsrfToken jeton,
            @Nullable OperationRefusee e) {
        var s = formulaires.charger(reference);
        modele.addAttribute(
                "page",
                new PageDuPerimetre(
                        formulaires.entete(s, "Périmètre de stratégie", null, jeton, j, e),
                        proposees.de(s.convention()),
                        choisies));
        return "convention/perimetre";
    }
}
