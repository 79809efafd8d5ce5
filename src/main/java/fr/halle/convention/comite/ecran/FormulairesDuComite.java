package fr.halle.convention.comite.ecran;

import fr.halle.convention.comite.Comite;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Ecrans;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;

/** Montre un formulaire d'un comité, et l'enregistre : refusé, il revient avec tout ce qui y était écrit. */
class FormulairesDuComite {

    private final Ecrans ecrans;

    FormulairesDuComite(Ecrans ecrans) {
        this.ecrans = ecrans;
    }

    /** Un formulaire : sa vue, ce qu'il propose, ce qui y est écrit. */
    record Formulaire(
            String vue,
            String titre,
            String adresse,
            @Nullable Comite comite,
            Map<String, String> valeurs,
            Map<String, Map<String, String>> choix,
            List<String> coches) {}

    String enregistrer(
            Supplier<String> geste,
            Supplier<Formulaire> formulaire,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        try {
            return "redirect:" + geste.get();
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(formulaire.get(), jeton, modele, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(formulaire.get(), jeton, modele, Map.of(), e.phrase());
        }
    }

    String montrer(Formulaire f, CsrfToken jeton, Model modele, Map<String, String> erreurs, @Nullable String refus) {
        var ecran = ecrans.nouveau(f.titre).section("/comites").fil("Comités", "/comites");
        var c = f.comite;
        if (c != null) {
            ecran.fil(c.nom(), c.page());
        }
        modele.addAttribute(
                "page",
                new PageFormulaire(
                        ecran.construire(),
                        jeton,
                        f.adresse,
                        c == null ? "/comites" : c.page(),
                        f.valeurs,
                        f.choix,
                        f.coches,
                        c == null,
                        erreurs,
                        refus));
        return "convention/comite/" + f.vue;
    }
}
