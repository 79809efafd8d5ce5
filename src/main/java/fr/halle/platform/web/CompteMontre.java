package fr.halle.platform.web;

import fr.halle.platform.web.Ecran.Compte;
import jakarta.servlet.http.HttpServletRequest;

/** Dit ce que l'en-tête montre de la personne connectée, ou de quoi se connecter. Réalisé par le module des accès. */
public interface CompteMontre {

    Compte compte(HttpServletRequest requete);

    /** Vrai si la page de ce chemin s'ouvre à qui demande. */
    boolean ouvre(String chemin);
}
