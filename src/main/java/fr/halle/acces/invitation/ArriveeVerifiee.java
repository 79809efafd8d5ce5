package fr.halle.acces.invitation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Une personne que son fournisseur d'identité vient de reconnaître, et qui n'a pas de compte. Réalisée par la connexion. */
public interface ArriveeVerifiee {

    /** Celle de cette requête ; vide si personne n'arrive, ou si le fournisseur ne se porte pas garant de son adresse. */
    Optional<Arrivant> de(HttpServletRequest requete);

    /**
     * Relie le compte qui vient de s'ouvrir pour cette personne à l'identité qui l'a prouvée.
     *
     * @return l'adresse où commence sa session
     * @throws fr.halle.platform.OperationRefusee si l'un des deux est déjà relié ailleurs
     */
    String relier(HttpServletRequest requete, UUID utilisateur);

    /** @param siret l'établissement où elle travaille, s'il est connu */
    record Arrivant(
            String prenom,
            String nom,
            String courriel,
            @Nullable String siret) {}
}
