package fr.halle.acces.jeton;

import fr.halle.platform.ConnexionRequise;

/** Le jeton présenté n'ouvre rien : inconnu, tronqué, expiré ou révoqué. La phrase ne dit pas lequel. */
class JetonRefuse extends ConnexionRequise {

    JetonRefuse() {
        super("Ce jeton ne vaut pas : il est mal copié, expiré ou révoqué. Créez-en un autre depuis « Mon compte ».");
    }
}
