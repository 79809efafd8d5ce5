package fr.halle.acces.connexion;

import fr.halle.platform.web.Ecran;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * La page où l'on se connecte.
 *
 * @param retour la page où l'on reviendra
 * @param fournisseur le nom du fournisseur d'identité ; {@code null} s'il n'y en a pas
 * @param versLeFournisseur l'adresse qui y mène
 * @param local vrai si l'on se connecte aussi par mot de passe
 * @param enClair vrai si le navigateur ne garderait pas la session : http, hors de cet ordinateur
 * @param message ce qui vient de se passer
 * @param ton celui du message
 */
public record PageConnexion(
        Ecran ecran,
        String retour,
        @Nullable String fournisseur,
        String versLeFournisseur,
        boolean local,
        boolean demonstration,
        boolean enClair,
        String courriel,
        @Nullable String message,
        String ton,
        @Nullable CsrfToken jeton) {}
