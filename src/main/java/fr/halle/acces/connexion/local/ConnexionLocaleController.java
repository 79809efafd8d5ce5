package fr.halle.acces.connexion.local;

import fr.halle.acces.connexion.ConnexionController;
import fr.halle.acces.connexion.ReglagesDeConnexion;
import fr.halle.acces.connexion.Retour;
import fr.halle.acces.session.AvecComptes;
import fr.halle.acces.session.Cookies;
import fr.halle.acces.session.Jetons;
import fr.halle.acces.session.SessionCourante;
import fr.halle.acces.session.Sessions.Arrivant;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Se connecter par mot de passe, puis par code. Entre les deux, rien n'est ouvert : seul un cookie chiffré dit où l'on en est. */
@Controller
@AvecComptes
@Public
public class ConnexionLocaleController {

    private static final String ETAPE = "halle-etape";
    private static final Duration DUREE = Duration.ofMinutes(10);
    private static final String REFUS =
            "Cette adresse et ce mot de passe ne vont pas ensemble : vérifiez-les, ou demandez un nouveau mot de passe.";

    private final ConnexionController pages;
    private final ComptesLocaux comptes;
    private final ReglagesDeConnexion reglages;
    private final SessionCourante courante;
    private final Cookies cookies;
    private final Jetons jetons;
    private final Ecrans ecrans;

    ConnexionLocaleController(
            ConnexionController pages,
            ComptesLocaux comptes,
            ReglagesDeConnexion reglages,
            SessionCourante courante,
            Cookies cookies,
            Jetons jetons,
            Ecrans ecrans) {
        this.pages = pages;
        this.comptes = comptes;
        this.reglages = reglages;
        this.courante = courante;
        this.cookies = cookies;
        this.jetons = jetons;
        this.ecrans = ecrans;
    }

    /** @param secret celui du second facteur à poser, en hexadécimal ; absent s'il l'est déjà */
    record Etape(
            UUID utilisateur,
            String courriel,
            String retour,
            @Nullable String secret) {}

    /**
     * La page du code.
     *
     * @param secret le secret à recopier dans une application ; {@code null} si le second facteur est déjà posé
     */
    public record PageCode(
            Ecran ecran,
            @Nullable String secret,
            @Nullable String adresse,
            @Nullable String erreur,
            @Nullable CsrfToken jeton) {}

    @PostMapping("/connexion")
    ModelAndView essayer(
            @RequestParam(defaultValue = "") String courriel,
            @RequestParam(name = "mot_de_passe", defaultValue = "") String motDePasse,
            @RequestParam(required = false) @Nullable String retour,
            HttpServletRequest requete,
            HttpServletResponse reponse,
            @Nullable CsrfToken jeton) {
        if (!reglages.parCompteLocal()) {
            throw new OperationRefusee(
                    "Cette Halle n'a pas de mots de passe : connectez-vous par le fournisseur d'identité.");
        }
        var but = Retour.local(retour);
        var reconnu = courriel.length() > 254
                ? Optional.<ComptesLocaux.Reconnu>empty()
                : comptes.essayer(courriel, motDePasse, requete.getRemoteAddr());
        if (reconnu.isEmpty()) {
            return pages.refuser(but, courriel.length() > 254 ? "" : courriel, REFUS, requete, jeton);
        }
        var compte = reconnu.get();
        return switch (compte.suite()) {
            case ENTRER -> entrer(compte.utilisateur(), but, requete, reponse);
            case DONNER_UN_CODE ->
                passer(new Etape(compte.utilisateur(), compte.courriel(), but, null), requete, reponse);
            case POSER_UN_SECOND_FACTEUR ->
                passer(
                        new Etape(
                                compte.utilisateur(),
                                compte.courriel(),
                                but,
                                HexFormat.of().formatHex(CodeUnique.tirer())),
                        requete,
                        reponse);
        };
    }

    @GetMapping("/connexion/code")
    ModelAndView demanderLeCode(HttpServletRequest requete, @Nullable CsrfToken jeton) {
        return etape(requete).map(etape -> page(etape, null, jeton)).orElseGet(() -> Retour.vers("/connexion"));
    }

    @PostMapping("/connexion/code")
    ModelAndView essayerLeCode(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest requete,
            HttpServletResponse reponse,
            @Nullable CsrfToken jeton) {
        var lue = etape(requete);
        if (lue.isEmpty()) {
            return Retour.vers("/connexion");
        }
        var etape = lue.get();
        var bon = etape.secret() == null
                ? comptes.essayerUnCode(etape.utilisateur(), etape.courriel(), code, requete.getRemoteAddr())
                : comptes.poserUnSecondFacteur(
                        etape.utilisateur(),
                        etape.courriel(),
                        HexFormat.of().parseHex(etape.secret()),
                        code,
                        requete.getRemoteAddr());
        if (!bon) {
            var page = page(
                    etape,
                    "Ce code n’est pas le bon, ou il a déjà servi : attendez le suivant, puis recopiez-le.",
                    jeton);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        cookies.effacer(requete, reponse, ETAPE);
        return entrer(etape.utilisateur(), etape.retour(), requete, reponse);
    }

    private ModelAndView entrer(
            UUID utilisateur, String retour, HttpServletRequest requete, HttpServletResponse reponse) {
        var aChoisir = courante.commencer(
                new Arrivant(utilisateur, "local", requete.getHeader(HttpHeaders.USER_AGENT), null), requete, reponse);
        return Retour.vers(aChoisir ? Retour.choisirUnChapeau(retour) : retour);
    }

    private ModelAndView passer(Etape etape, HttpServletRequest requete, HttpServletResponse reponse) {
        cookies.poser(requete, reponse, ETAPE, jetons.fermer(ETAPE, etape, DUREE), DUREE);
        return Retour.vers("/connexion/code");
    }

    private Optional<Etape> etape(HttpServletRequest requete) {
        return cookies.lire(requete, ETAPE).flatMap(texte -> jetons.ouvrir(ETAPE, texte, Etape.class));
    }

    private ModelAndView page(Etape etape, @Nullable String erreur, @Nullable CsrfToken jeton) {
        var secret = etape.secret() == null ? null : HexFormat.of().parseHex(etape.secret());
        return new ModelAndView(
                "acces/code",
                "page",
                new PageCode(
                        ecrans.nouveau(secret == null ? "Votre code" : "Poser un second facteur")
                                .fil("Se connecter", "/connexion")
                                .construire(),
                        secret == null ? null : parGroupes(CodeUnique.enBase32(secret)),
                        secret == null ? null : CodeUnique.adresse(secret, etape.courriel()),
                        erreur,
                        jeton));
    }

    private static String parGroupes(String texte) {
        return String.join(" ", texte.split("(?<=\\G.{4})"));
    }
}
