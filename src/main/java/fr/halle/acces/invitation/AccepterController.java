package fr.halle.acces.invitation;

import fr.halle.acces.invitation.PagesDAcces.PageAccepter;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.saisie.Saisie;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** La page du lien d'invitation : qui le tient lit à quoi il est invité, se connecte, accepte. */
@Public
@Controller
class AccepterController {

    private final Invitations invitations;
    private final Matrice matrice;
    private final ObjectProvider<ArriveeVerifiee> arrivees;
    private final Ecrans ecrans;

    AccepterController(
            Invitations invitations, Matrice matrice, ObjectProvider<ArriveeVerifiee> arrivees, Ecrans ecrans) {
        this.invitations = invitations;
        this.matrice = matrice;
        this.arrivees = arrivees;
        this.ecrans = ecrans;
    }

    @GetMapping("/invitation")
    ModelAndView lire(
            @RequestParam(defaultValue = "") String jeton,
            HttpServletRequest requete,
            HttpServletResponse reponse,
            @Nullable CsrfToken csrf) {
        return accepterOuSeConnecter(jeton, Saisie.vide(), requete, reponse, csrf);
    }

    @PostMapping("/invitation")
    ModelAndView accepter(
            @RequestParam(defaultValue = "") String jeton,
            HttpServletRequest requete,
            HttpServletResponse reponse,
            @Nullable CsrfToken csrf) {
        var personne = ActeurCourant.personne();
        if (personne.isPresent()) {
            invitations.accepter(jeton, personne.get().utilisateur());
            return Saisie.vers("/mon-compte");
        }
        for (var arrivee : arrivees) {
            var arrivant = arrivee.de(requete);
            if (arrivant.isPresent()) {
                var compte = invitations.accueillir(jeton, arrivant.get().courriel());
                return Saisie.vers(arrivee.relier(requete, compte));
            }
        }
        return accepterOuSeConnecter(jeton, Saisie.vide(), requete, reponse, csrf);
    }

    private ModelAndView accepterOuSeConnecter(
            String secret,
            Saisie saisie,
            HttpServletRequest requete,
            HttpServletResponse reponse,
            @Nullable CsrfToken csrf) {
        var invitation = invitations
                .lire(secret)
                .orElseThrow(() -> new OperationRefusee(
                        "Cette invitation ne vaut plus : demandez-en une autre à la personne qui vous a invité."));
        var connue = ActeurCourant.personne().isPresent()
                || arrivees.stream().anyMatch(a -> a.de(requete).isPresent());
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        reponse.setHeader("Referrer-Policy", "no-referrer");
        return new ModelAndView(
                "acces/invitation/accepter",
                "page",
                new PageAccepter(
                        ecrans.nouveau("Vous êtes invité").construire(),
                        invitation,
                        invitations.nomDeLOrganisation(invitation),
                        matrice.role(invitation.place().role()).libelle(),
                        secret,
                        connue
                                ? null
                                : Lien.vers("/connexion")
                                        .avec("retour", "/invitation?jeton=" + secret)
                                        .url(),
                        saisie,
                        csrf));
    }
}
