package fr.halle.acces.invitation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Une personne que son fournisseur d'identité vient de reconnaître, et qui n'a pas de compte. Réalisée par la connexion. */
public interface ArriveeVerifiee {

    /** Celle de cette requête ; vide si personne n'arrive, ou si le fournisseur ne se porte pas garant de son adresse. */
    Optional<Arrivant> de(HttpServletRequest requete);

    /** @param siret l'établissement où elle travaille, s'il est connu */
    record Arrivant(
            String prenom,
            String nom,
            String courriel,
            @Nullable String siret) {}
}
