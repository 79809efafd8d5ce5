package fr.halle.convention.prorogation;

import fr.halle.acces.Agent;
import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.prorogation.PagesDesProrogations.PagePreparation;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DateEcrite;
import fr.halle.platform.web.Ecrans;
import fr.halle.programme.Programmes;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Préparer une décision de prorogation : l'écrire, voir ce qu'elle repousserait, l'appliquer. */
@Exige(Permission.PROROGER_ECHEANCES)
@Controller
class PreparationController {

    private static final List<TypeTerritoire> NIVEAUX =
            List.of(TypeTerritoire.NATION, TypeTerritoire.REGION, TypeTerritoire.DEPARTEMENT);

    private final ProrogationDesEcheances prorogation;
    private final EcheancesProrogeables prorogeables;
    private final Programmes programmes;
    private final Territoires territoires;
    private final Droits droits;
    private final Agent agent;
    private final Ecrans ecrans;

    PreparationController(
            ProrogationDesEcheances prorogation,
            EcheancesProrogeables prorogeables,
            Programmes programmes,
            Territoires territoires,
            Droits droits,
            Agent agent,
            Ecrans ecrans) {
        this.prorogation = prorogation;
        this.prorogeables = prorogeables;
        this.programmes = programmes;
        this.territoires = territoires;
        this.droits = droits;
        this.agent = agent;
        this.ecrans = ecrans;
    }

    /** Ce que le formulaire envoie, tel quel. */
    record Envoi(
            String programme,
            @Nullable String regle,
            @Nullable String libelle,
            @Nullable String acteReference,
            @Nullable String effet,
            @Nullable String mois,
            @Nullable String nouvelleDate,
            @Nullable String territoire,
            @Nullable List<String> choisies) {

        ProrogationSaisie saisie() {
            return new ProrogationSaisie(
                    programme,
                    texte(regle),
                    texte(libelle),
                    texte(acteReference),
                    DateEcrite.lire(effet),
                    texte(mois),
                    DateEcrite.lire(nouvelleDate),
                    texte(territoire),
                    choisies == null ? List.of() : choisies);
        }

        static String texte(@Nullable String valeur) {
            return valeur == null ? "" : valeur;
        }
    }

    @GetMapping("/prorogations/nouvelle")
    String ouvrir(@RequestParam String programme, CsrfToken jeton, Model modele) {
        var envoi = new Envoi(programme, null, null, null, agent.aujourdHui().toString(), null, null, null, null);
        return preparation(envoi, jeton, modele, null, Map.of(), null);
    }

    /** « voir » montre ce que donnerait la décision ; « appliquer » l'écrit, si rien n'a changé depuis. */
    @PostMapping("/prorogations")
    String appliquer(
            Envoi envoi,
            @RequestParam(defaultValue = "voir") String geste,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var saisie = envoi.saisie();
        try {
            if (geste.equals("appliquer")) {
                return "redirect:/prorogations/" + prorogation.appliquer(saisie);
            }
            return preparation(envoi, jeton, modele, prorogation.apercu(saisie), Map.of(), null);
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return preparation(envoi, jeton, modele, relire(saisie), e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return preparation(envoi, jeton, modele, relire(saisie), Map.of(), e.phrase());
        }
    }

    /** L'aperçu tel qu'il est maintenant, si la saisie en permet un. */
    private @Nullable List<Concernee> relire(ProrogationSaisie saisie) {
        try {
            return prorogation.apercu(saisie);
        } catch (SaisieRefusee e) {
            return null;
        }
    }

    private String preparation(
            Envoi envoi,
            CsrfToken jeton,
            Model modele,
            @Nullable List<Concernee> apercu,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var programme = programmes.charger(envoi.programme());
        modele.addAttribute(
                "page",
                new PagePreparation(
                        ecrans.nouveau("Proroger des échéances")
                                .section("/programmes")
                                .fil("Prorogations", "/prorogations")
                                .construire(),
                        jeton,
                        programme.nom(),
                        envoi.saisie(),
                        Envoi.texte(envoi.effet()),
                        Envoi.texte(envoi.nouvelleDate()),
                        prorogeables.regles(programme.code()),
                        lieux(programme.code()),
                        apercu,
                        erreurs,
                        refus));
        return "prorogation/preparation";
    }

    /** Les territoires où la personne peut proroger. */
    private Map<String, String> lieux(String programme) {
        var lieux = new LinkedHashMap<String, String>();
        for (var niveau : NIVEAUX) {
            for (var t : territoires.lister(niveau, agent.aujourdHui())) {
                if (droits.peut(Permission.PROROGER_ECHEANCES, Cible.territoire(programme, niveau, t.code()))) {
                    lieux.put(niveau.code() + ":" + t.code(), t.nom() + " (" + niveau.libelle() + ")");
                }
            }
        }
        return lieux;
    }
}
