package fr.halle.acces;

import fr.halle.platform.web.Routes;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Dit quelles pages s'ouvrent à l'acteur : un lien n'est montré que s'il ne mène pas à un refus. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class OuvertureDesPages {

    private final Routes routes;
    private final Droits droits;

    OuvertureDesPages(Routes routes, Droits droits) {
        this.routes = routes;
        this.droits = droits;
    }

    /** Vrai si une page répond à ce chemin exact, et si le droit qu'elle déclare est de ceux de l'acteur. */
    public boolean ouvre(String chemin) {
        return routes.lister().stream()
                .filter(route -> route.methode().equals("GET") && route.chemin().equals(chemin))
                .anyMatch(this::ouvre);
    }

    private boolean ouvre(Routes.Route route) {
        try {
            return DroitsDesRoutes.exiges(route.reponse())
                            .map(exige -> Arrays.stream(exige.value()).anyMatch(droits::peutQuelquePart))
                            .orElse(true)
                    && DroitsDesRoutes.connexionFaite(route.reponse());
        } catch (DataAccessException | TransactionException e) {
            // La base ne répond pas : la page d'erreur se passe de ce lien.
            return false;
        }
    }
}
