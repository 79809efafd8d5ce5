package fr.halle.convention.secteur.ecran;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.geometrie.EntiteLue;
import fr.halle.convention.secteur.geometrie.LectureDuGeoJson;
import fr.halle.convention.secteur.saisie.CommunesProposees;
import fr.halle.convention.secteur.saisie.CommunesProposees.Intercommunalite;
import fr.halle.convention.secteur.saisie.Justification;
import fr.halle.convention.secteur.saisie.SecteurSaisi;
import fr.halle.convention.secteur.saisie.TenueDesSecteurs;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Les formulaires d'un secteur : l'ajouter, le corriger, le retirer. */
@Exige({Permission.PREPARER_CONVENTION, Permission.CONSTATER_CONVENTION, Permission.SIGNER_CONVENTION})
@Controller
class SaisieController {

    private static final String VUE = "convention/secteur_saisie";

    private final TenueDesSecteurs tenue;
    private final CommunesProposees proposees;
    private final Formulaires formulaires;

    SaisieController(TenueDesSecteurs tenue, CommunesProposees proposees, Formulaires formulaires) {
        this.tenue = tenue;
        this.proposees = proposees;
        this.formulaires = formulaires;
    }

    @GetMapping("/conventions/{reference}/secteurs/nouveau")
    String nouveau(@PathVariable String reference, CsrfToken jeton, Model modele) {
        var s = formulaires.charger(reference);
        var choix = communes(s);
        var seule = choix.size() == 1 && choix.getFirst().communes().size() == 1
                ? List.of(choix.getFirst().communes().getFirst().code())
                : List.<String>of();
        var vide = new SecteurSaisi("", "", seule, false, null, null, Justification.AUCUNE);
        return montrer(modele, s, null, vide, Map.of(), jeton, null);
    }

    @PostMapping("/conventions/{reference}/secteurs/nouveau")
    String ajouter(
            @PathVariable String reference,
            EnvoiDeSecteur envoi,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var saisi = envoi.saisi();
        try {
            envoi.exigerLisible();
            tenue.ajouter(reference, saisi, entites(fichier));
            return "redirect:" + formulaires.charger(reference).page();
        } catch (OperationRefusee e) {
            var s = formulaires.charger(reference);
            reponse.setStatus(Formulaires.statut(e));
            return montrer(modele, s, null, saisi, envoi.dates(), jeton, e);
        }
    }

    @GetMapping("/conventions/{reference}/secteurs/{secteur}/corriger")
    String corriger(@PathVariable String reference, @PathVariable String secteur, CsrfToken jeton, Model modele) {
        var s = formulaires.charger(reference);
        var lu = SecteursController.trouver(s, secteur);
        return montrer(modele, s, lu, SecteurSaisi.de(lu), dates(lu), jeton, null);
    }

    @PostMapping("/conventions/{reference}/secteurs/{secteur}/corriger")
    String corriger(
            @PathVariable String reference,
            @PathVariable String secteur,
            @RequestParam UUID version,
            EnvoiDeSecteur envoi,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var saisi = envoi.saisi();
        try {
            envoi.exigerLisible();
            var ecrit = tenue.corriger(reference, secteur, version, saisi, entites(fichier));
            return "redirect:" + formulaires.charger(reference).page() + "/" + ecrit;
        } catch (OperationRefusee e) {
            var s = formulaires.charger(reference);
            reponse.setStatus(Formulaires.statut(e));
            return montrer(modele, s, SecteursController.trouver(s, secteur), saisi, envoi.dates(), jeton, e);
        }
    }

    @GetMapping("/conventions/{reference}/secteurs/{secteur}/retirer")
    String retirer(@PathVariable String reference, @PathVariable String secteur, CsrfToken jeton, Model modele) {
        return confirmer(modele, reference, secteur, Justification.AUCUNE, jeton, null);
    }

    @PostMapping("/conventions/{reference}/secteurs/{secteur}/retirer")
    String retirer(
            @PathVariable String reference,
            @PathVariable String secteur,
            @RequestParam UUID version,
            EnvoiDeSecteur envoi,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        try {
            tenue.retirer(reference, secteur, version, envoi.justification());
            return "redirect:" + formulaires.charger(reference).page();
        } catch (OperationRefusee e) {
            reponse.setStatus(Formulaires.statut(e));
            return confirmer(modele, reference, secteur, envoi.justification(), jeton, e);
        }
    }

    private String confirmer(
            Model modele,
            String reference,
            String secteur,
            Justification j,
            CsrfToken jeton,
            @Nullable OperationRefusee e) {
        var s = formulaires.charger(reference);
        var lu = SecteursController.trouver(s, secteur);
        modele.addAttribute("page", new PageDUnGeste(formulaires.entete(s, "Retirer un secteur", lu, jeton, j, e), lu));
        return "convention/secteur_retrait";
    }

    private String montrer(
            Model modele,
            SecteursDeConvention s,
            @Nullable Secteur corrige,
            SecteurSaisi saisi,
            Map<String, String> dates,
            CsrfToken jeton,
            @Nullable OperationRefusee e) {
        modele.addAttribute(
                "page",
                new PageDeSaisie(
                        formulaires.entete(
                                s,
                                corrige == null ? "Ajouter un secteur" : "Corriger un secteur",
                                corrige,
                                jeton,
                                saisi.justification(),
                                e),
                        corrige,
                        saisi,
                        communes(s),
                        dates));
        return VUE;
    }

    /** Celles du périmètre ; tant qu'il n'est pas écrit, celles de l'intercommunalité. */
    private List<Intercommunalite> communes(SecteursDeConvention s) {
        var perimetre = s.perimetre();
        return perimetre == null
                ? proposees.de(s.convention())
                : List.of(new Intercommunalite("Périmètre", perimetre.communes()));
    }

    private static Map<String, String> dates(Secteur s) {
        return Map.of(
                "ouvertLe", Objects.toString(s.ouvertLe(), ""),
                "fermeLe", Objects.toString(s.fermeLe(), ""));
    }

    private static List<EntiteLue> entites(@Nullable MultipartFile fichier) {
        var choisi = fichier != null
                && !Objects.requireNonNullElse(fichier.getOriginalFilename(), "")
                        .isBlank();
        if (!choisi || fichier == null) {
            return List.of();
        }
        try (var flux = fichier.getInputStream()) {
            return LectureDuGeoJson.lire(flux);
        } catch (SaisieRefusee e) {
            throw e;
        } catch (OperationRefusee e) {
            throw new SaisieRefusee("fichier", e.phrase());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
