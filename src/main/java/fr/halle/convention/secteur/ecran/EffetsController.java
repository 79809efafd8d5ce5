package fr.halle.convention.secteur.ecran;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.secteur.Ouverture;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.saisie.Justification;
import fr.halle.convention.secteur.saisie.TenueDesEffets;
import fr.halle.convention.secteur.saisie.TenueDesEffets.EffetSaisi;
import fr.halle.convention.secteur.saisie.TenueDesEffets.Maniere;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
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

/** Le formulaire d'un effet dans un secteur. */
@Exige({Permission.PREPARER_CONVENTION, Permission.CONSTATER_CONVENTION, Permission.SIGNER_CONVENTION})
@Controller
public class EffetsController {

    private final TenueDesEffets tenue;
    private final Formulaires formulaires;

    EffetsController(TenueDesEffets tenue, Formulaires formulaires) {
        this.tenue = tenue;
        this.formulaires = formulaires;
    }

    /** @param maniere le code de celle qui est cochée */
    public record PageDUnEffet(
            Entete entete, Secteur secteur, Ouverture ouverture, String maniere, Map<String, String> dates) {

        public String version() {
            var e = ouverture.ecrite();
            return e == null ? "" : e.version().toString();
        }

        public String adresse() {
            return entete.secteurs().page() + "/" + secteur.reference();
        }

        public String date(String champ) {
            return dates.getOrDefault(champ, "");
        }

        public Map<String, String> manieres() {
            var choix = new LinkedHashMap<String, String>();
            Arrays.stream(Maniere.values())
                    .forEach(m -> choix.put(code(m), m.libelle().replace(" :", "\u00a0:")));
            return choix;
        }
    }

    @GetMapping("/conventions/{reference}/secteurs/{secteur}/effets/{effet}")
    String ouvrir(
            @PathVariable String reference,
            @PathVariable String secteur,
            @PathVariable String effet,
            CsrfToken jeton,
            Model modele) {
        return montrer(modele, reference, secteur, effet, null, Justification.AUCUNE, jeton, null);
    }

    @PostMapping("/conventions/{reference}/secteurs/{secteur}/effets/{effet}")
    String ecrire(
            @PathVariable String reference,
            @PathVariable String secteur,
            @PathVariable String effet,
            @RequestParam(required = false) @Nullable UUID version,
            @RequestParam(defaultValue = "") String maniere,
            EnvoiDeSecteur envoi,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var saisi = envoi.saisi();
        try {
            envoi.exigerLisible();
            tenue.ecrire(
                    reference,
                    secteur,
                    effet,
                    version,
                    new EffetSaisi(lire(maniere), saisi.ouvertLe(), saisi.fermeLe(), envoi.justification()));
            return "redirect:" + formulaires.charger(reference).page() + "/" + secteur;
        } catch (OperationRefusee e) {
            reponse.setStatus(Formulaires.statut(e));
            var dates = new LinkedHashMap<>(envoi.dates());
            dates.put("maniere", maniere);
            return montrer(modele, reference, secteur, effet, dates, envoi.justification(), jeton, e);
        }
    }

    private String montrer(
            Model modele,
            String reference,
            String secteur,
            String effet,
            @Nullable Map<String, String> saisie,
            Justification j,
            CsrfToken jeton,
            @Nullable OperationRefusee e) {
        var s = formulaires.charger(reference);
        var lu = SecteursController.trouver(s, secteur);
        var ouverture = lu.ouverture(effet)
                .orElseThrow(() -> new Introuvable(
                        "effet", "Cette convention n'ouvre pas cet effet : choisissez-le dans le tableau du secteur."));
        var dates = saisie == null ? dates(ouverture) : saisie;
        modele.addAttribute(
                "page",
                new PageDUnEffet(
                        formulaires.entete(s, "Effet dans un secteur", lu, jeton, j, e),
                        lu,
                        ouverture,
                        dates.getOrDefault("maniere", code(Maniere.REGLE)),
                        dates));
        return "convention/secteur_effet";
    }

    private static Map<String, String> dates(Ouverture o) {
        var e = o.ecrite();
        if (e == null) {
            return Map.of("maniere", code(Maniere.REGLE));
        }
        return Map.of(
                "maniere", code(e.ouvert() ? Maniere.DATES : Maniere.FERME),
                "ouvertLe", Objects.toString(e.ouvertLe(), ""),
                "fermeLe", Objects.toString(e.fermeLe(), ""));
    }

    private static Maniere lire(String code) {
        return Arrays.stream(Maniere.values())
                .filter(m -> code(m).equals(code))
                .findFirst()
                .orElse(Maniere.REGLE);
    }

    private static String code(Maniere m) {
        return m.name().toLowerCase(Locale.ROOT);
    }
}
