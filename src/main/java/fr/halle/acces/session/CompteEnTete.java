package fr.halle.acces.session;

import fr.halle.acces.Habilitation;
import fr.halle.acces.OuvertureDesPages;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.CompteMontre;
import fr.halle.platform.web.Ecran.Compte;
import fr.halle.platform.web.Ecran.Raccourci;
import fr.halle.platform.web.Ecran.Titre;
import fr.halle.platform.web.Lien;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Le coin de l'en-tête : qui est connecté, sous quel chapeau, et de quoi en changer. */
@Component
@AvecComptes
class CompteEnTete implements CompteMontre {

    private static final String MON_COMPTE = "/mon-compte";
    private static final String CONNEXION = "/connexion";

    private static final List<Raccourci> LIENS = List.of(
            new Raccourci("Annuaire", "/annuaire", "Les organisations, leurs personnes et leurs mandats."),
            new Raccourci("Invitations", "/invitations", "Celles qui attendent, et celles que l’on a acceptées."),
            new Raccourci("Demandes d’accès", "/demandes-d-acces", "Celles auxquelles votre chapeau répond."),
            new Raccourci("Renouvellements", "/renouvellements", "Finir en un acte les mandats d’une élection."),
            new Raccourci(
                    "Territoires sans autorité",
                    "/territoires-orphelins",
                    "Là où personne de proche ne répondrait à une demande."),
            new Raccourci("Comités", "/comites", "Qui y siège, quand ils se réunissent, ce qu’ils décident."),
            new Raccourci("Prorogations", "/prorogations", "Les décisions qui ont repoussé des échéances."),
            new Raccourci("Journal", "/journal", "Qui a fait quoi, sous quel chapeau, et quand."),
            new Raccourci("Qui peut quoi", "/droits", "La matrice des droits, rôle par rôle."));

    private final SessionCourante courante;
    private final OuvertureDesPages pages;

    CompteEnTete(SessionCourante courante, OuvertureDesPages pages) {
        this.courante = courante;
        this.pages = pages;
    }

    @Override
    public boolean ouvre(String chemin) {
        return pages.ouvre(chemin);
    }

    @Override
    public Compte compte(HttpServletRequest requete) {
        var session = courante.lire(requete);
        var personne = ActeurCourant.personne();
        if (session.isEmpty() || personne.isEmpty()) {
            return Compte.anonyme(versLaConnexion(requete));
        }
        var porte = personne.get().habilitation();
        return new Compte(
                personne.get().nom(),
                personne.get().qualite(),
                MON_COMPTE,
                chapeaux(session.get()).stream()
                        .map(chapeau -> titre(chapeau, chapeau.id().equals(porte)))
                        .toList(),
                LIENS.stream().filter(lien -> pages.ouvre(lien.adresse())).toList(),
                (CsrfToken) requete.getAttribute(CsrfToken.class.getName()),
                ici(requete));
    }

    static Titre titre(Habilitation chapeau, boolean courant) {
        var ou = "%s %s"
                .formatted(
                        chapeau.territoire().type().libelle(),
                        chapeau.territoire().code());
        var programme = chapeau.programme();
        return new Titre(
                chapeau.id().toString(),
                chapeau.qualite(),
                programme == null ? ou + ", tous les programmes" : ou + ", programme « " + programme + " »",
                courant);
    }

    private List<Habilitation> chapeaux(Session session) {
        try {
            return courante.chapeaux(session);
        } catch (DataAccessException | TransactionException e) {
            return List.of();
        }
    }

    /** La page d'accueil ne dit pas d'où l'on vient : son adresse reste la même pour tous, et se garde. */
    private static String versLaConnexion(HttpServletRequest requete) {
        var ici = ici(requete);
        return ici.equals("/") || ici.startsWith(CONNEXION) || ici.startsWith("/deconnexion")
                ? CONNEXION
                : Lien.vers(CONNEXION).avec("retour", ici).url();
    }

    /** La page que l'on lit ; après une erreur ou un envoi de formulaire, l'accueil. */
    private static String ici(HttpServletRequest requete) {
        if (!requete.getMethod().equals("GET") || requete.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            return "/";
        }
        var parametres = requete.getQueryString();
        return requete.getRequestURI() + (parametres == null ? "" : "?" + parametres);
    }
}
