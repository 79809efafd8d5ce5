package fr.halle.platform;

import java.util.List;

/** Ce que {@code ./halle comptes} fait des comptes. Chaque geste rend les phrases à montrer dans le terminal. */
public interface GestesSurLesComptes {

    List<String> lister();

    /**
     * Ouvre le compte d'un administrateur de l'instance, et rend le lien où il choisit son mot de passe.
     *
     * @param racine l'adresse du serveur, sans barre finale
     * @throws OperationRefusee si l'adresse a déjà un compte
     */
    List<String> creer(String courriel, String prenom, String nom, String racine);

    /** Rend un lien à usage unique pour choisir un nouveau mot de passe ; l'ancien vaut jusque-là. */
    List<String> reinitialiser(String courriel, String racine);

    /** Oublie le second facteur, perdu avec le téléphone : le prochain mot de passe juste en fera choisir un autre. */
    List<String> oublierLeCode(String courriel);

    /** Ferme toutes les sessions de la personne, sur toutes les instances. */
    List<String> fermerLesSessions(String courriel);
}
