package fr.halle.platform;

/** Il faut un compte, et personne n'est connecté : une page mène à la connexion, l'API répond 401. */
public class ConnexionRequise extends RuntimeException {

    public ConnexionRequise() {
        super("Il faut un compte : connectez-vous, puis revenez.");
    }
}
