package fr.halle.acces.connexion.fournisseur;

import fr.halle.acces.connexion.ConnexionController;
import fr.halle.acces.connexion.Retour;
import fr.halle.acces.connexion.fournisseur.Echange.Aller;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.session.AvecComptes;
import fr.halle.acces.session.Cookies;
import fr.halle.acces.session.Jetons;
import fr.halle.acces.session.SessionCourante;
import fr.halle.acces.session.Sessions;
import fr.halle.acces.session.SuiviDesSessions.Evenement;
import fr.halle.commun.Siret;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Routes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Aller chez le fournisseur d'identité, et en revenir. */
@Controller
@AvecComptes
@Public
public class FournisseurController {

    private static final Logger JOURNAL = LoggerFactory.getLogger(FournisseurController.class);
    private static final String COOKIE = "halle-aller";
    private static final Duration DUREE = Duration.ofMinutes(15);

    /** La page des demandes d'accès, quand elle existe. */
    private static final String DEMANDE = Retour.DEMANDE;

    private static final String REFUS =
            "Le fournisseur d’identité n’a pas pu vous reconnaître : recommencez depuis cette page.";

    private final Echange echange;
    private final IdentitesExternes identites;
    private final Arrivees arrivees;
    private final Organisations organisations;
    private final SessionCourante courante;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Jetons jetons;
    private final ConnexionController pages;
    private final Ecrans ecrans;
    private final Routes routes;

    FournisseurController(
            Echange echange,
            IdentitesExternes identites,
            Arrivees arrivees,
            Organisations organisations,
            SessionCourante courante,
            Sessions sessions,
            Cookies cookies,
            Jetons jetons,
            ConnexionController pages,
            Ecrans ecrans,
            Routes routes) {
        this.echange = echange;
        this.identites = identites;
        this.arrivees = arrivees;
        this.organisations = organisations;
        this.courante = courante;
        this.sessions = sessions;
        this.cookies = cookies;
        this.jetons = jetons;
        this.pages = pages;
        this.ecrans = ecrans;
        this.routes = routes;
    }

    /**
     * La page d'une personne sans compte.
     *
     * @param organisation celle de son SIRET, si l'annuaire la connaît
     * @param demande l'adresse où demander un accès ; {@code null} si cette Halle n'en a pas, ou si le fournisseur ne se porte pas garant
     *     de l'adresse électronique
     */
    public record PageInconnue(
            Ecran ecran,
            Identite identite,
            @Nullable String organisation,
            @Nullable String demande) {}

    @GetMapping("/connexion/fournisseur")
    ModelAndView aller(
            @RequestParam(required = false) @Nullable String retour,
            @RequestParam(defaultValue = "false") boolean autre,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var aller = echange.preparer(cookies.racine(requete) + "/connexion/fournisseur/retour", Retour.local(retour));
        var adresse = echange.adresse(aller, autre);
        cookies.poser(requete, reponse, COOKIE, jetons.fermer(COOKIE, aller, DUREE), DUREE);
        return Retour.vers(adresse);
    }

    @GetMapping("/connexion/fournisseur/retour")
    ModelAndView revenir(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest requete,
            HttpServletResponse reponse,
            @Nullable CsrfToken jeton) {
        var retenu = cookies.lire(requete, COOKIE).flatMap(texte -> jetons.ouvrir(COOKIE, texte, Aller.class));
        cookies.effacer(requete, reponse, COOKIE);
        if (retenu.isEmpty() || code.isEmpty() || !memes(retenu.get().state(), state)) {
            return refuser(retenu.map(Aller::retour).orElse(Retour.DEFAUT), requete, jeton);
        }
        var aller = retenu.get();
        try {
            var venue = echange.finir(aller, code, state);
            var compte = identites.reconnaitre(venue.identite());
            if (compte.isEmpty()) {
                sessions.consigner(
                        Evenement.IDENTITE_INCONNUE, null, venue.identite().emetteur());
                arrivees.retenir(venue.identite(), requete, reponse);
                return Retour.vers(
                        venue.identite().sure() && Retour.accueille(aller.retour())
                                ? aller.retour()
                                : "/connexion/inconnue");
            }
            arrivees.oublier(requete, reponse);
            var aChoisir = courante.commencer(
                    new Sessions.Arrivant(
                            compte.get(), "fournisseur", requete.getHeader(HttpHeaders.USER_AGENT), venue.jeton()),
                    requete,
                    reponse);
            return Retour.vers(aChoisir ? Retour.choisirUnChapeau(aller.retour()) : aller.retour());
        } catch (AuthenticationException | OAuth2AuthorizationException e) {
            JOURNAL.warn("Connexion refusée : {}", e.getMessage());
            return refuser(aller.retour(), requete, jeton);
        }
    }

    @GetMapping("/connexion/inconnue")
    ModelAndView inconnue(HttpServletRequest requete) {
        var arrivee = arrivees.lire(requete);
        if (arrivee.isEmpty()) {
            return Retour.vers("/connexion");
        }
        return new ModelAndView(
                "acces/inconnue",
                "page",
                new PageInconnue(
                        ecrans.nouveau("Vous n’avez pas encore de compte")
                                .fil("Se connecter", "/connexion")
                                .construire(),
                        arrivee.get(),
                        organisation(arrivee.get().siret()),
                        arrivee.get().sure() && routes.existe(DEMANDE) ? DEMANDE : null));
    }

    private @Nullable String organisation(@Nullable String siret) {
        if (siret == null) {
            return null;
        }
        try {
            var etablissement = new Siret(siret);
            return ActeurCourant.agir(
                    new Acteur.Service("connexion"),
                    () -> organisations
                            .trouver(etablissement)
                            .map(Organisation::nom)
                            .orElse(null));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private ModelAndView refuser(String retour, HttpServletRequest requete, @Nullable CsrfToken jeton) {
        var page = pages.refuser(retour, "", REFUS, requete, jeton);
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }

    private static boolean memes(String un, String autre) {
        return MessageDigest.isEqual(un.getBytes(StandardCharsets.UTF_8), autre.getBytes(StandardCharsets.UTF_8));
    }
}
