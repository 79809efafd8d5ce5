package fr.halle.acces;

import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Qui signe un acte, et en quelle qualité. Elle se garde avec l'acte : un mandat fini ne change pas ce qui fut signé.
 *
 * @param utilisateur absent quand c'est Halle elle-même
 * @param qualite le nom et le chapeau, en toutes lettres
 */
public record Signature(
        @Nullable UUID utilisateur, @Nullable UUID habilitation, String qualite) {

    /**
     * Celle de l'acteur du travail en cours.
     *
     * @throws ConnexionRequise si personne ne s'est fait connaître
     */
    public static Signature courante() {
        return switch (ActeurCourant.lire()) {
            case Acteur.Personne p ->
                new Signature(
                        p.utilisateur(),
                        p.habilitation(),
                        p.qualite().isBlank() ? p.nom() : p.nom() + ", " + p.qualite());
            case Acteur.Service s -> new Signature(null, null, "Halle, " + s.nom());
            case Acteur.Anonyme _ -> throw new ConnexionRequise();
        };
    }
}
