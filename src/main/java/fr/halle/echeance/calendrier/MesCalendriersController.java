package fr.halle.echeance.calendrier;

import fr.halle.acces.Agent;
import fr.halle.acces.Chapeaux;
import fr.halle.acces.Connecte;
import fr.halle.acces.Habilitation;
import fr.halle.echeance.envoi.Courriel;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Typographie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Mes calendriers : en ouvrir un, en fermer un ; et ce que Halle envoie, ou n'envoie pas. */
@Connecte
@Controller
public class MesCalendriersController {

    static final String PAGE = "/mon-compte/calendriers";

    private final Calendriers calendriers;
    private final Chapeaux chapeaux;
    private final Courriel courriel;
    private final Agent agent;
    private final Ecrans ecrans;

    MesCalendriersController(
            Calendriers calendriers, Chapeaux chapeaux, Courriel courriel, Agent agent, Ecrans ecrans) {
        this.calendriers = calendriers;
        this.chapeaux = chapeaux;
        this.courriel = courriel;
        this.agent = agent;
        this.ecrans = ecrans;
    }

    /**
     * @param neuf l'adresse du calendrier qui vient d'être ouvert, montrée cette fois seulement
     * @param laureats ceux dont ouvrir le calendrier, avec « tous »
     * @param courriels vrai si cette instance envoie des courriels
     */
    public record PageCalendriers(
            Ecran ecran,
            List<CalendrierMontre> calendriers,
            Map<String, String> laureats,
            String qualite,
            boolean courriels,
            @Nullable String neuf,
            @Nullable String refus,
            @Nullable CsrfToken jeton) {}

    /** Un calendrier, en texte prêt à montrer. */
    public record CalendrierMontre(String id, String objet, String chapeau, String cree) {}

    @GetMapping(PAGE)
    ModelAndView montrer(@Nullable CsrfToken jeton) {
        return page(null, null, jeton);
    }

    @PostMapping(PAGE)
    ModelAndView ouvrir(
            @RequestParam(defaultValue = "") String laureat, HttpServletRequest requete, @Nullable CsrfToken jeton) {
        try {
            var secret = calendriers.ouvrir(personne(), identifiant(laureat), agent.aujourdHui());
            var racine = courriel.lien("").isEmpty()
                    ? requete.getRequestURL().toString().replace(requete.getRequestURI(), "")
                    : courriel.lien("");
            return page(racine + "/calendriers/" + secret + ".ics", null, jeton);
        } catch (OperationRefusee e) {
            var page = page(null, e.phrase(), jeton);
            page.setStatus(e instanceof SaisieRefusee ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
            return page;
        }
    }

    @PostMapping(PAGE + "/{id}/fermer")
    String fermer(@PathVariable UUID id) {
        calendriers.fermer(personne(), id);
        return "redirect:" + PAGE;
    }

    private ModelAndView page(@Nullable String neuf, @Nullable String refus, @Nullable CsrfToken jeton) {
        var personne = personne();
        var noms = calendriers.laureats(agent.aujourdHui());
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous ceux que je suis sous ce chapeau");
        noms.forEach((id, nom) -> choix.put(id.toString(), nom));
        var qualites = chapeaux.aujourdHui(personne.utilisateur()).stream()
                .collect(Collectors.toMap(Habilitation::id, Habilitation::qualite));
        return new ModelAndView(
                "echeance/calendriers",
                "page",
                new PageCalendriers(
                        ecrans.nouveau("Mes échéances dans mon agenda")
                                .fil("Mon compte", "/mon-compte")
                                .construire(),
                        calendriers.lister(personne).stream()
                                .map(c -> new CalendrierMontre(
                                        c.id().toString(),
                                        c.laureat() == null
                                                ? "Toutes mes échéances"
                                                : noms.getOrDefault(c.laureat(), "Un lauréat sans échéance en cours"),
                                        qualites.getOrDefault(c.habilitation(), "Chapeau qui ne vaut plus"),
                                        Typographie.date(c.cree()
                                                .atZone(Typographie.PARIS)
                                                .toLocalDate())))
                                .toList(),
                        choix,
                        personne.qualite(),
                        courriel.regle(),
                        neuf,
                        refus,
                        jeton));
    }

    private static @Nullable UUID identifiant(String laureat) {
        if (laureat.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(laureat.strip());
        } catch (IllegalArgumentException e) {
            throw new SaisieRefusee("laureat", "Choisissez dans la liste un lauréat dont vous suivez les échéances.");
        }
    }

    private static Acteur.Personne personne() {
        return ActeurCourant.personne().orElseThrow(ConnexionRequise::new);
    }
}
