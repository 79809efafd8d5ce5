package fr.halle.platform;

/** Il faut un compte, et personne n'est connecté : une page mène à la connexion, l'API répond 401. */
public class ConnexionRequise extends RuntimeException {

    public ConnexionRequise() {
        this("Il faut un compte pour lire cette page : connectez-vous, puis revenez.");
    }

    protected ConnexionRequise(String phrase) {
        super(phrase);
    }

    /** La phrase à montrer. */
    public String phrase() {
        return String.valueOf(getMessage());
    }
}
