package fr.halle.convention.comite.ecran;

import fr.halle.acces.Agent;
import fr.halle.acces.Connecte;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.comite.Reunion;
import fr.halle.convention.comite.TenueDesComites;
import fr.halle.convention.comite.TenueDesReunions;
import fr.halle.convention.comite.TenueDesReunions.Dite;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Typographie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
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

/** Une réunion : son relevé de décisions, qui s'imprime, et de quoi l'écrire. */
@Connecte
@Controller
class ReunionController {

    private final Comites comites;
    private final TenueDesComites tenue;
    private final TenueDesReunions reunions;
    private final Agent agent;
    private final Ecrans ecrans;

    ReunionController(Comites comites, TenueDesComites tenue, TenueDesReunions reunions, Agent agent, Ecrans ecrans) {
        this.comites = comites;
        this.tenue = tenue;
        this.reunions = reunions;
        this.agent = agent;
        this.ecrans = ecrans;
    }

    @GetMapping("/comites/reunions/{reference}")
    String montrer(@PathVariable String reference, CsrfToken jeton, Model modele) {
        return montrer(reference, jeton, modele, Map.of(), Map.of(), null);
    }

    @Exige(Permission.TENIR_COMITE)
    @PostMapping("/comites/reunions/{reference}/{geste}")
    String ecrire(
            @PathVariable String reference,
            @PathVariable String geste,
            @RequestParam Map<String, String> valeurs,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var cases = new Cases(valeurs);
        try {
            switch (geste) {
                case "presences" -> reunions.noter(reference, dites(valeurs));
                case "decision" ->
                    reunions.decider(
                            reference, point(cases), cases.texte("sens"), cases.texte("texte"), cases.texte("objet"));
                case "retirer" -> reunions.retirer(reference, point(cases), cases.texte("motif"));
                case "releve" -> reunions.relever(reference, cases.texte("releve"));
                default -> throw new OperationRefusee("Ce geste n'existe pas : rechargez la page de la réunion.");
            }
            return "redirect:/comites/reunions/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(reference, jeton, modele, valeurs, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(reference, jeton, modele, valeurs, Map.of(), e.phrase());
        }
    }

    private String montrer(
            String reference,
            CsrfToken jeton,
            Model modele,
            Map<String, String> valeurs,
            Map<String, String> erreurs,
            @Nullable String refus) {
        Lecture lecture = comites.maintenant();
        var r = comites.reunion(reference, lecture);
        var c = comites.de(r, lecture);
        var aVenir = r.tenueLe().isAfter(agent.aujourdHui());
        var ecrit = tenue.tient(c) && !aVenir;
        var adresses = new LinkedHashMap<Integer, String>();
        r.decisions().forEach(d -> reunions.adresse(d).ifPresent(a -> adresses.put(d.point(), a)));
        modele.addAttribute(
                "page",
                new PageReunion(
                        ecrans.nouveau("Réunion du " + Typographie.date(r.tenueLe()))
                                .section("/comites")
                                .fil("Comités", "/comites")
                                .fil(c.nom(), c.page())
                                .construire(),
                        jeton,
                        c,
                        r,
                        ecrit,
                        aVenir,
                        ecrit ? reunions.objets(c) : Map.of(),
                        adresses,
                        valeurs,
                        erreurs,
                        refus));
        return "convention/comite/reunion";
    }

    private static int point(Cases cases) {
        var ecrit = cases.texte("point").strip();
        return ecrit.matches("[0-9]{1,3}") ? Integer.parseInt(ecrit) : 0;
    }

    /** Les cases « presence-… » remplies ; « non noté » ne dit rien. */
    private static Map<UUID, Dite> dites(Map<String, String> valeurs) {
        var dites = new LinkedHashMap<UUID, Dite>();
        valeurs.forEach((nom, valeur) -> {
            var etat = Reunion.Etat.deCode(valeur);
            if (nom.startsWith("presence-") && etat.isPresent()) {
                var membre = nom.substring("presence-".length());
                try {
                    dites.put(
                            UUID.fromString(membre),
                            new Dite(
                                    etat.get(),
                                    valeurs.getOrDefault("par-" + membre, "").strip()));
                } catch (IllegalArgumentException e) {
                    throw new OperationRefusee("Ce siège n'existe pas : rechargez la page de la réunion.", e);
                }
            }
        });
        return dites;
    }
}
