package fr.halle.document.coffre;

import java.io.IOException;
import java.io.InputStream;

/** Garde des contenus sous leur empreinte, un seul exemplaire de chacun. La base aujourd'hui ; un autre stockage pourra venir. */
public interface Coffre {

    /** Un morceau, en octets : ce qui tient en mémoire à la fois. */
    int MORCEAU = 1024 * 1024;

    /**
     * Range un contenu, dans la transaction en cours : il est là avec elle, ou pas du tout. Sans effet s'il est déjà là ; si une autre
     * transaction est en train de le ranger, attend qu'elle ait fini.
     *
     * @param empreinte son SHA-256, en hexadécimal
     * @param octets son poids, au moins 1
     * @return vrai s'il vient d'être rangé, faux s'il y était
     */
    boolean ranger(String empreinte, long octets, InputStream contenu) throws IOException;

    /** Le contenu, lu morceau par morceau à mesure qu'on le demande ; ne tient aucune connexion entre deux. */
    InputStream ouvrir(String empreinte);
}
