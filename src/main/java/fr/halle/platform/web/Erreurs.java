package fr.halle.platform.web;

import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.TropDEssais;
import fr.halle.platform.acteur.ActeurCourant;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/** Donne à chaque erreur sa réponse : une page en français, ou un problème JSON pour qui programme. */
class Erreurs {

    private static final Logger JOURNAL = LoggerFactory.getLogger(Erreurs.class);
    private static final String CHIFFRES = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Où l'on se connecte, si cette Halle a des comptes. */
    private static final String CONNEXION = "/connexion";

    private final Ecrans ecrans;
    private final Routes routes;
    private final JsonMapper json;

    Erreurs(Ecrans ecrans, Routes routes, JsonMapper json) {
        this.ecrans = ecrans;
        this.routes = routes;
        this.json = json;
    }

    @Nullable
    ModelAndView repondre(Throwable erreur, HttpServletRequest requete, HttpServletResponse reponse) {
        if (reponse.isCommitted() || erreur instanceof AsyncRequestNotUsableException) {
            JOURNAL.debug("Réponse interrompue : {}", erreur.toString());
            return null;
        }
        // Ce qu'une page avait préparé (un fichier, un format) ne vaut plus.
        reponse.reset();
        if (erreur instanceof HttpRequestMethodNotSupportedException methode && methode.getSupportedMethods() != null) {
            reponse.setHeader(HttpHeaders.ALLOW, String.join(", ", methode.getSupportedMethods()));
        }
        if (erreur instanceof ConnexionRequise && requete.getMethod().equals("GET") && routes.existe(CONNEXION)) {
            var adresse = adresse(requete);
            if (!veutDuJson(adresse, requete)) {
                return versLaConnexion(adresse, requete.getQueryString());
            }
        }
        if (erreur instanceof TropDEssais trop) {
            reponse.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, trop.attente().toSeconds())));
        }
        return repondre(Probleme.de(erreur), erreur, requete, reponse);
    }

    ModelAndView repondre(
            Probleme probleme, @Nullable Throwable cause, HttpServletRequest requete, HttpServletResponse reponse) {
        var adresse = adresse(requete);
        String incident = null;
        if (probleme.statut() >= 500) {
            incident = numero();
            JOURNAL.error("Incident {} : {} {}", incident, requete.getMethod(), adresse, cause);
        }
        if (probleme.statut() == 401 || probleme.statut() == 403) {
            JOURNAL.info("Refus {} : {} {}, {}", probleme.statut(), requete.getMethod(), adresse, demandeur());
        }
        if (probleme.statut() == 401) {
            reponse.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        reponse.setStatus(probleme.statut());
        return veutDuJson(adresse, requete)
                ? new ModelAndView(json(probleme, adresse, incident))
                : page(probleme, incident);
    }

    /** Qui s'est vu refuser, par son compte et son chapeau : le journal du serveur ne nomme personne. */
    private static String demandeur() {
        return ActeurCourant.personne()
                .map(p -> "compte %s, chapeau %s"
                        .formatted(p.utilisateur(), Objects.requireNonNullElse(p.habilitation(), "aucun")))
                .orElse("anonyme");
    }

    /** La page demandée attend : on y revient une fois connecté. */
    private static ModelAndView versLaConnexion(String adresse, @Nullable String parametres) {
        var retour = parametres == null ? adresse : adresse + "?" + parametres;
        var vue = new RedirectView(Lien.vers(CONNEXION).avec("retour", retour).url(), false, false, false);
        vue.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(vue);
    }

    private ModelAndView page(Probleme probleme, @Nullable String incident) {
        var ecran = ecrans.nouveau(probleme.titre()).construire();
        return new ModelAndView(
                "erreur/page",
                "page",
                new PageErreur(
                        ecran,
                        probleme.statut(),
                        probleme.titre(),
                        Typographie.composer(probleme.phrase()),
                        probleme.parametre(),
                        incident));
    }

    private View json(Probleme probleme, String adresse, @Nullable String incident) {
        Map<String, Object> corps = new LinkedHashMap<>();
        corps.put("type", probleme.type());
        corps.put("title", probleme.titre());
        corps.put("status", probleme.statut());
        corps.put("detail", probleme.phrase());
        corps.put("instance", adresse);
        if (probleme.parametre() != null) {
            corps.put("parametre", probleme.parametre());
        }
        if (incident != null) {
            corps.put("incident", incident);
        }
        return (modele, requete, reponse) -> {
            var octets = json.writeValueAsString(corps).getBytes(StandardCharsets.UTF_8);
            // JSON est toujours en UTF-8 : un jeu de caractères n'y a pas sa place.
            reponse.setCharacterEncoding((String) null);
            reponse.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            reponse.setContentLength(octets.length);
            reponse.getOutputStream().write(octets);
        };
    }

    /** L'adresse demandée, et non celle de la page d'erreur. */
    private static String adresse(HttpServletRequest requete) {
        return Objects.requireNonNullElse(
                (String) requete.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), requete.getRequestURI());
    }

    static boolean veutDuJson(String adresse, HttpServletRequest requete) {
        if (adresse.startsWith("/api/")) {
            return true;
        }
        var accepte = requete.getHeader(HttpHeaders.ACCEPT);
        if (accepte == null) {
            return false;
        }
        try {
            var formats = MediaType.parseMediaTypes(accepte);
            return contient(formats, MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    && !contient(formats, MediaType.TEXT_HTML);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean contient(List<MediaType> formats, MediaType... cherches) {
        return formats.stream().anyMatch(format -> List.of(cherches).stream().anyMatch(format::equalsTypeAndSubtype));
    }

    /** Court, sans lettre ambiguë : il se dicte au téléphone. */
    private static String numero() {
        var numero = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            numero.append(CHIFFRES.charAt(ThreadLocalRandom.current().nextInt(CHIFFRES.length())));
        }
        return numero.insert(4, '-').toString();
    }
}
