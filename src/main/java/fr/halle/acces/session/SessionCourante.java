package fr.halle.acces.session;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.Habilitation;
import fr.halle.platform.acteur.Acteur;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** La session du navigateur qui demande : la lire, la commencer, la finir. */
@Component
@AvecComptes
public class SessionCourante {

    private static final String ATTRIBUT = SessionCourante.class.getName();
    private static final String IGNOREE = ATTRIBUT + ".ignoree";

    private final Cookies cookies;
    private final Jetons jetons;
    private final Sessions sessions;
    private final VeilleDesSessions veille;
    private final Chapeaux chapeaux;
    private final CsrfTokenRepository formulaires;
    private final Clock horloge;

    SessionCourante(
            Cookies cookies,
            Jetons jetons,
            Sessions sessions,
            VeilleDesSessions veille,
            Chapeaux chapeaux,
            CsrfTokenRepository formulaires,
            Clock horloge) {
        this.cookies = cookies;
        this.jetons = jetons;
        this.sessions = sessions;
        this.veille = veille;
        this.chapeaux = chapeaux;
        this.formulaires = formulaires;
        this.horloge = horloge;
    }

    /** Cette requête ne vient pas d'un navigateur : ses cookies ne comptent pas. */
    public static void ignorer(HttpServletRequest requete) {
        requete.setAttribute(IGNOREE, true);
    }

    static boolean ignoree(HttpServletRequest requete) {
        return requete.getAttribute(IGNOREE) != null;
    }

    /** La session de cette requête ; vide si personne n'est connecté. */
    public Optional<Session> lire(HttpServletRequest requete) {
        return Optional.ofNullable((Session) requete.getAttribute(ATTRIBUT));
    }

    /**
     * Commence une session, sous un identifiant que personne n'a pu choisir ; celle d'avant, s'il y en avait une, finit.
     *
     * @return vrai si la personne a plusieurs chapeaux et doit en choisir un
     */
    public boolean commencer(Sessions.Arrivant arrivant, HttpServletRequest requete, HttpServletResponse reponse) {
        lire(requete).ifPresent(ancienne -> fermer(ancienne, "remplacee"));
        var siens = chapeaux.aujourdHui(arrivant.utilisateur());
        var choisi = choisir(siens, arrivant.utilisateur());
        poser(sessions.ouvrir(arrivant, choisi), requete, reponse);
        return choisi == null && siens.size() > 1;
    }

    /** @return faux si ce chapeau n'est pas à la personne, ou ne vaut pas aujourd'hui */
    public boolean changerDeChapeau(
            Session session, UUID habilitation, HttpServletRequest requete, HttpServletResponse reponse) {
        if (chapeaux.aujourdHui(session.utilisateur()).stream().noneMatch(h -> h.id().equals(habilitation))) {
            return false;
        }
        var neuve = sessions.changerDeChapeau(session, habilitation);
        veille.fermee(session.id());
        poser(neuve, requete, reponse);
        return true;
    }

    /** Finit la session du navigateur, et rend de quoi se déconnecter chez le fournisseur d'identité. */
    public Optional<String> finir(HttpServletRequest requete, HttpServletResponse reponse) {
        var jeton = lire(requete).flatMap(session -> fermer(session, "deconnexion"));
        requete.removeAttribute(ATTRIBUT);
        cookies.effacer(requete, reponse, Session.COOKIE);
        formulaires.saveToken(null, requete, reponse);
        return jeton;
    }

    /** Ferme une autre session de la même personne ; rien ne change si elle n'est pas à elle. */
    public void fermerUneAutre(Session session, UUID autre) {
        sessions.fermer(autre, session.utilisateur(), "personne").ifPresent(_ -> veille.fermee(autre));
    }

    /** Tient compte aussitôt, dans cette instance, des sessions que l'on vient de fermer. */
    public void tenirCompteDesFermetures() {
        veille.relire();
    }

    /** Les chapeaux de la personne, ce jour. */
    List<Habilitation> chapeaux(Session session) {
        return chapeaux.aujourdHui(session.utilisateur());
    }

    boolean aJour() {
        return veille.aJour();
    }

    /** Lit le cookie et retient la session pour toute la requête ; un cookie qui ne vaut plus est repris. */
    Optional<Acteur.Personne> reconnaitre(HttpServletRequest requete, HttpServletResponse reponse) {
        var texte = cookies.lire(requete, Session.COOKIE);
        if (texte.isEmpty()) {
            return Optional.empty();
        }
        Optional<Session> session;
        try {
            session = jetons.ouvrir(Session.COOKIE, texte.get(), Session.class)
                    .filter(s -> s.expire().isAfter(horloge.instant()))
                    .filter(s -> !veille.revoquee(s.id()));
        } catch (DataAccessException | TransactionException e) {
            // La base ne répond pas : le cookie ne se lit pas, mais il vaut peut-être encore.
            LoggerFactory.getLogger(SessionCourante.class).warn("Session illisible", e);
            return Optional.empty();
        }
        if (session.isEmpty()) {
            cookies.effacer(requete, reponse, Session.COOKIE);
            return Optional.empty();
        }
        requete.setAttribute(ATTRIBUT, session.get());
        veille.vue(session.get().id());
        return Optional.of(personne(session.get()));
    }

    /** Un chapeau qui ne vaut plus est ôté : la personne reste connectée, sans aucun droit. */
    private Acteur.Personne personne(Session session) {
        var porte = porte(session);
        return new Acteur.Personne(
                session.id(),
                session.utilisateur(),
                porte.map(Habilitation::id).orElse(null),
                session.nom(),
                porte.map(Habilitation::qualite).orElse(""));
    }

    private Optional<Habilitation> porte(Session session) {
        if (session.habilitation() == null) {
            return Optional.empty();
        }
        try {
            return chapeaux(session).stream()
                    .filter(h -> h.id().equals(session.habilitation()))
                    .findFirst();
        } catch (DataAccessException | TransactionException e) {
            LoggerFactory.getLogger(SessionCourante.class).warn("Chapeau illisible", e);
            return Optional.empty();
        }
    }

    private @Nullable UUID choisir(List<Habilitation> siens, UUID utilisateur) {
        if (siens.size() == 1) {
            return siens.getFirst().id();
        }
        return sessions.dernierChapeau(utilisateur)
                .filter(dernier -> siens.stream().anyMatch(h -> h.id().equals(dernier)))
                .orElse(null);
    }

    private Optional<String> fermer(Session session, String motif) {
        var fermee = sessions.fermer(session.id(), session.utilisateur(), motif);
        veille.fermee(session.id());
        return fermee.flatMap(Sessions.Fermee::jeton);
    }

    /** Les formulaires ouverts sous l'ancienne identité ne valent plus. */
    private void poser(Session session, HttpServletRequest requete, HttpServletResponse reponse) {
        var duree = Duration.between(horloge.instant(), session.expire());
        requete.setAttribute(ATTRIBUT, session);
        cookies.poser(requete, reponse, Session.COOKIE, jetons.fermer(Session.COOKIE, session, duree), duree);
        formulaires.saveToken(null, requete, reponse);
    }
}
