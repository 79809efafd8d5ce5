package fr.halle.convention.echeancier;

import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.Conventions;
import fr.halle.convention.Situation;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DateEcrite;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Le formulaire du motif d'un dépassement. */
@Exige(Permission.PREPARER_CONVENTION)
@Controller
public class MotifController {

    private static final String VUE = "convention/motif";

    private final MotifsDeDepassement motifs;
    private final Conventions conventions;
    private final Droits droits;
    private final Ecrans ecrans;

    MotifController(MotifsDeDepassement motifs, Conventions conventions, Droits droits, Ecrans ecrans) {
        this.motifs = motifs;
        this.conventions = conventions;
        this.droits = droits;
        this.ecrans = ecrans;
    }

    /**
     * @param laureats les lauréats dont le délai est dépassé : référence et nom
     * @param corrige vrai si un motif est déjà écrit
     */
    public record PageMotif(
            Ecran ecran,
            CsrfToken jeton,
            String reference,
            String intitule,
            Map<String, String> laureats,
            String laureat,
            String retard,
            String texte,
            String prevueLe,
            boolean corrige,
            Map<String, String> erreurs,
            @Nullable String refus) {}

    @GetMapping("/conventions/{reference}/motif")
    String ouvrir(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String laureat,
            CsrfToken jeton,
            Model modele) {
        var c = conventions.charger(reference);
        droits.exiger(Permission.PREPARER_CONVENTION, c.cible());
        var ecrit = motifs.trouver(c.programme(), motifs.charger(c, laureat));
        return page(
                reference,
                laureat,
                ecrit.map(m -> m.texte()).orElse(""),
                ecrit.map(m -> m.prevueLe()).map(LocalDate::toString).orElse(""),
                jeton,
                modele,
                Map.of(),
                null);
    }

    @PostMapping("/conventions/{reference}/motif")
    String ecrire(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String laureat,
            @RequestParam(defaultValue = "") String texte,
            @RequestParam(defaultValue = "") String prevueLe,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        try {
            motifs.ecrire(reference, laureat, texte, date(prevueLe));
            return "redirect:/conventions/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return page(reference, laureat, texte, prevueLe, jeton, modele, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return page(reference, laureat, texte, prevueLe, jeton, modele, Map.of(), e.phrase());
        }
    }

    private String page(
            String reference,
            String laureat,
            String texte,
            String prevueLe,
            CsrfToken jeton,
            Model modele,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var c = conventions.charger(reference);
        var choisie = motifs.charger(c, laureat);
        var noms = new LinkedHashMap<String, String>();
        motifs.depassees(c).forEach(s -> noms.putIfAbsent(s.laureatReference(), s.laureatNom()));
        modele.addAttribute(
                "page",
                new PageMotif(
                        ecrans.nouveau("Pourquoi le délai est dépassé")
                                .section("/programmes")
                                .fil(c.intitule(), c.page())
                                .construire(),
                        jeton,
                        reference,
                        c.intitule(),
                        noms,
                        choisie.laureatReference(),
                        retard(choisie),
                        texte,
                        prevueLe,
                        motifs.trouver(c.programme(), choisie).isPresent(),
                        erreurs,
                        refus));
        return VUE;
    }

    private String retard(Situation s) {
        var retard = s.retard(conventions.maintenant().au());
        return retard == null ? "" : retard.enClair();
    }

    private static @Nullable LocalDate date(String valeur) {
        if (DateEcrite.illisible(valeur)) {
            throw new SaisieRefusee("prevueLe", "Écrivez une date, par exemple 2027-03-31, ou laissez la case vide.");
        }
        return DateEcrite.lire(valeur);
    }
}
