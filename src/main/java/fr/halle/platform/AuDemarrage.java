package fr.halle.platform;

import java.util.List;

/** Ce qu'un module fait quand le serveur vient de démarrer, et ce qu'il en dit à qui l'a lancé. */
public interface AuDemarrage {

    /** Les phrases à montrer dans le terminal ; vide s'il n'y a rien à dire. */
    List<String> preparer();
}
