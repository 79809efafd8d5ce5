package fr.halle.acces.connexion;

import fr.halle.platform.web.Lien;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Où aller ensuite : une page de ce serveur, et jamais d'un autre. */
public final class Retour {

    /** Là où l'on arrive quand rien d'autre n'est demandé. */
    public static final String DEFAUT = "/mon-compte";

    /** Où une personne reconnue, mais sans compte, demande un accès. */
    public static final String DEMANDE = "/acces/demander";

    private static final String INVITATION = "/invitation";

    private static final int LONGUEUR = 1_500;

    private Retour() {}

    /** L'adresse demandée si elle est d'ici ; sinon celle d'arrivée. Une page de connexion n'est pas un but. */
    public static String local(@Nullable String voulue) {
        return voulue != null
                        && estDIci(voulue)
                        && !voulue.startsWith("/connexion")
                        && !voulue.startsWith("/deconnexion")
                ? voulue
                : DEFAUT;
    }

    /** Vrai pour les pages qui attendent une personne reconnue et sans compte : son invitation, sa demande d'accès. */
    public static boolean accueille(String adresse) {
        if (!estDIci(adresse)) {
            return false;
        }
        var chemin = URI.create(adresse).getPath();
        return chemin.equals(INVITATION) || chemin.equals(DEMANDE);
    }

    /** La page où choisir son chapeau avant d'aller là. */
    public static String choisirUnChapeau(String retour) {
        return Lien.vers("/mon-compte/chapeau").avec("retour", retour).url();
    }

    private static boolean estDIci(String adresse) {
        if (adresse.length() > LONGUEUR
                || !adresse.startsWith("/")
                || adresse.startsWith("//")
                || adresse.chars().anyMatch(c -> c <= ' ' || c == 0x7F || c == '\\')) {
            return false;
        }
        try {
            var uri = URI.create(adresse);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Mène le navigateur ailleurs, par une simple lecture. */
    public static ModelAndView vers(String adresse) {
        var vue = new RedirectView(adresse, false, false, false);
        vue.setStatusCode(HttpStatus.SEE_OTHER);
        vue.setExpandUriTemplateVariables(false);
        return new ModelAndView(vue);
    }
}
