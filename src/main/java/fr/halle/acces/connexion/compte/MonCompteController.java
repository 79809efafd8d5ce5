package fr.halle.acces.connexion.compte;

import fr.halle.acces.Connecte;
import fr.halle.acces.VoletDuCompte;
import fr.halle.acces.VoletDuCompte.Volet;
import fr.halle.acces.connexion.Retour;
import fr.halle.acces.connexion.local.MonMotDePasse;
import fr.halle.acces.session.AvecComptes;
import fr.halle.acces.session.Session;
import fr.halle.acces.session.SessionCourante;
import fr.halle.acces.session.Sessions;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Typographie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sous quel chapeau j'agis, et où je suis connecté. */
@Controller
@AvecComptes
@Connecte
public class MonCompteController {

    private final SessionCourante courante;
    private final Sessions sessions;
    private final MonMotDePasse motDePasse;
    private final ObjectProvider<VoletDuCompte> volets;
    private final Ecrans ecrans;

    MonCompteController(
            SessionCourante courante,
            Sessions sessions,
            MonMotDePasse motDePasse,
            ObjectProvider<VoletDuCompte> volets,
            Ecrans ecrans) {
        this.courante = courante;
        this.sessions = sessions;
        this.motDePasse = motDePasse;
        this.volets = volets;
        this.ecrans = ecrans;
    }

    /**
     * Les chapeaux sont ceux de l'en-tête.
     *
     * @param motDePasse vrai si la personne en a un ici, qu'elle peut changer
     * @param volets ce que les autres modules ont à lui dire
     * @param fait une phrase sur ce qui vient d'être fait
     */
    public record PageCompte(
            Ecran ecran,
            List<SessionMontree> sessions,
            String fin,
            boolean motDePasse,
            List<Volet> volets,
            @Nullable String fait,
            @Nullable CsrfToken jeton) {}

    /**
     * Une session, en texte prêt à montrer.
     *
     * @param ici vrai pour celle de ce navigateur
     */
    public record SessionMontree(String id, String navigateur, String moyen, String ouverte, String vue, boolean ici) {}

    /** @param retour où aller une fois le chapeau choisi */
    public record PageChapeau(
            Ecran ecran, String retour, @Nullable CsrfToken jeton) {}

    @GetMapping("/mon-compte")
    ModelAndView montrer(
            @RequestParam(required = false) @Nullable String fait,
            HttpServletRequest requete,
            @Nullable CsrfToken jeton) {
        var session = session(requete);
        var ouvertes = sessions.ouvertes(session.utilisateur()).stream()
                .map(ligne -> new SessionMontree(
                        ligne.id().toString(),
                        ligne.navigateur(),
                        ligne.moyen().equals("local") ? "Mot de passe" : "Fournisseur d’identité",
                        moment(ligne.ouverte()),
                        moment(ligne.vue()),
                        ligne.id().equals(session.id())))
                .toList();
        return new ModelAndView(
                "acces/compte",
                "page",
                new PageCompte(
                        ecrans.nouveau("Mon compte").construire(),
                        ouvertes,
                        moment(session.expire()),
                        motDePasse.existe(session.utilisateur()),
                        volets(),
                        "mot-de-passe".equals(fait)
                                ? "Votre mot de passe est changé, et vos autres sessions sont fermées."
                                : null,
                        jeton));
    }

    private List<Volet> volets() {
        return ActeurCourant.personne()
                .map(personne ->
                        volets.orderedStream().map(v -> v.montrer(personne)).toList())
                .orElse(List.of());
    }

    @GetMapping("/mon-compte/chapeau")
    ModelAndView choisir(@RequestParam(required = false) @Nullable String retour, @Nullable CsrfToken jeton) {
        return new ModelAndView(
                "acces/chapeau",
                "page",
                new PageChapeau(
                        ecrans.nouveau("Choisir un chapeau")
                                .fil("Mon compte", "/mon-compte")
                                .construire(),
                        Retour.local(retour),
                        jeton));
    }

    @PostMapping("/mon-compte/chapeau")
    ModelAndView changer(
            @RequestParam UUID chapeau,
            @RequestParam(required = false) @Nullable String retour,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        if (!courante.changerDeChapeau(session(requete), chapeau, requete, reponse)) {
            throw new AccesRefuse(
                    "Ce chapeau n'est pas le vôtre, ou ne vaut pas aujourd'hui : choisissez-en un autre.");
        }
        return Retour.vers(Retour.local(retour));
    }

    @PostMapping("/mon-compte/sessions/{id}/fermer")
    ModelAndView fermer(@PathVariable UUID id, HttpServletRequest requete, HttpServletResponse reponse) {
        var session = session(requete);
        if (id.equals(session.id())) {
            courante.finir(requete, reponse);
            return Retour.vers("/deconnexion");
        }
        courante.fermerUneAutre(session, id);
        return Retour.vers("/mon-compte");
    }

    @PostMapping("/mon-compte/sessions/fermer")
    ModelAndView fermerLesAutres(HttpServletRequest requete) {
        var session = session(requete);
        sessions.fermerToutes(session.utilisateur(), session.id(), "personne");
        courante.tenirCompteDesFermetures();
        return Retour.vers("/mon-compte");
    }

    private Session session(HttpServletRequest requete) {
        return courante.lire(requete).orElseThrow(ConnexionRequise::new);
    }

    private static String moment(Instant instant) {
        var local = instant.atZone(Typographie.PARIS);
        return "%s à %02d\u00a0h\u00a0%02d"
                .formatted(Typographie.date(local.toLocalDate()), local.getHour(), local.getMinute());
    }
}
