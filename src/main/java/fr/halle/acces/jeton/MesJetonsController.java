package fr.halle.acces.jeton;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.Connecte;
import fr.halle.acces.session.AvecComptes;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Typographie;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Mes jetons d'API : en créer un, voir ce qu'ils font, les révoquer. */
@Controller
@AvecComptes
@Connecte
public class MesJetonsController {

    private static final String MES_JETONS = "/mon-compte/jetons";

    private final JetonsDApi jetons;
    private final Chapeaux chapeaux;
    private final Ecrans ecrans;
    private final Clock horloge;

    MesJetonsController(JetonsDApi jetons, Chapeaux chapeaux, Ecrans ecrans, Clock horloge) {
        this.jetons = jetons;
        this.chapeaux = chapeaux;
        this.ecrans = ecrans;
        this.horloge = horloge;
    }

    /**
     * @param qualite le chapeau qu'aurait un nouveau jeton ; vide si la personne n'en porte pas
     * @param neuf le jeton que l'on vient de créer, montré cette seule fois
     * @param erreurs ce qu'il faut corriger : « nom » ou « jours »
     */
    public record PageJetons(
            Ecran ecran,
            List<JetonMontre> jetons,
            String qualite,
            int joursAuPlus,
            @Nullable String neuf,
            Saisie saisie,
            @Nullable ParametreInvalide erreur,
            @Nullable String refus,
            @Nullable CsrfToken jeton) {

        /** L'erreur de cette case. */
        public @Nullable String erreur(String champ) {
            return erreur != null && champ.equals(erreur.parametre()) ? erreur.phrase() : null;
        }
    }

    public record Saisie(String nom, String jours) {}

    /**
     * Un jeton, en texte prêt à montrer.
     *
     * @param etat « En cours », « Expiré » ou « Révoqué »
     */
    public record JetonMontre(
            String id,
            String nom,
            String chapeau,
            String cree,
            String expire,
            String utilise,
            String etat,
            boolean vaut) {}

    @GetMapping(MES_JETONS)
    ModelAndView montrer(@Nullable CsrfToken jeton) {
        return page(null, new Saisie("", "30"), null, null, jeton);
    }

    @PostMapping(MES_JETONS)
    ModelAndView creer(
            @RequestParam(defaultValue = "") String nom,
            @RequestParam(defaultValue = "") String jours,
            @Nullable CsrfToken jeton) {
        var saisie = new Saisie(nom, jours);
        try {
            var neuf = jetons.creer(personne(), nom, nombre(jours));
            return page(neuf, new Saisie("", "30"), null, null, jeton);
        } catch (ParametreInvalide e) {
            var page = page(null, saisie, e, null, jeton);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (AccesRefuse e) {
            throw e;
        } catch (OperationRefusee e) {
            var page = page(null, saisie, null, e.phrase(), jeton);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    @PostMapping(MES_JETONS + "/{id}/revoquer")
    String revoquer(@PathVariable UUID id) {
        if (!jetons.revoquer(id, personne().utilisateur())) {
            throw new Introuvable("jeton", "Ce jeton n'est pas le vôtre, ou ne vaut déjà plus.");
        }
        return "redirect:" + MES_JETONS;
    }

    private ModelAndView page(
            @Nullable String neuf,
            Saisie saisie,
            @Nullable ParametreInvalide erreur,
            @Nullable String refus,
            @Nullable CsrfToken jeton) {
        var personne = personne();
        var siens = chapeaux.aujourdHui(personne.utilisateur());
        var montres = jetons.lister(personne.utilisateur()).stream()
                .map(ligne -> montre(
                        ligne,
                        siens.stream()
                                .filter(h -> h.id().equals(ligne.habilitation()))
                                .findFirst()
                                .map(h -> h.qualite())
                                .orElse("Chapeau qui ne vaut plus")))
                .toList();
        return new ModelAndView(
                "acces/jetons",
                "page",
                new PageJetons(
                        ecrans.nouveau("Mes jetons d’API")
                                .fil("Mon compte", "/mon-compte")
                                .construire(),
                        montres,
                        personne.qualite(),
                        jetons.joursAuPlus(),
                        neuf,
                        saisie,
                        erreur,
                        refus,
                        jeton));
    }

    private JetonMontre montre(JetonsDApi.Ligne ligne, String chapeau) {
        var vaut = ligne.revoque() == null && ligne.expire().isAfter(horloge.instant());
        var etat = ligne.revoque() != null ? "Révoqué" : vaut ? "En cours" : "Expiré";
        var utilise = ligne.utilise();
        return new JetonMontre(
                ligne.id().toString(),
                ligne.nom(),
                chapeau,
                moment(ligne.cree()),
                moment(ligne.expire()),
                utilise == null ? "Jamais" : moment(utilise),
                etat,
                vaut);
    }

    private static Acteur.Personne personne() {
        return ActeurCourant.personne().orElseThrow(ConnexionRequise::new);
    }

    private static int nombre(String jours) {
        try {
            return Integer.parseInt(jours.strip());
        } catch (NumberFormatException e) {
            throw new ParametreInvalide("jours", "La durée est un nombre de jours : corrigez.");
        }
    }

    private static String moment(Instant instant) {
        var local = instant.atZone(Typographie.PARIS);
        return "%s à %02d\u00a0h\u00a0%02d"
                .formatted(Typographie.date(local.toLocalDate()), local.getHour(), local.getMinute());
    }
}
