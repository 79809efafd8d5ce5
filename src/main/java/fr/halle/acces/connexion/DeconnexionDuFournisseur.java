package fr.halle.acces.connexion;

import java.util.Optional;

/** Où se déconnecter aussi chez le fournisseur d'identité. */
public interface DeconnexionDuFournisseur {

    /**
     * @param jeton celui qu'il a remis à la connexion (id_token)
     * @param retour la page où il renverra
     * @return vide s'il ne sait pas déconnecter
     */
    Optional<String> adresse(String jeton, String retour);
}
