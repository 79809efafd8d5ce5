package fr.halle.platform;

/** L'acteur n'a pas ce droit : une phrase française qui dit lequel manque et qui l'a. Montrée telle quelle, avec le statut 403. */
public class AccesRefuse extends RuntimeException {

    public AccesRefuse(String phrase) {
        super(phrase);
    }

    /** La phrase à montrer. */
    public String phrase() {
        return String.valueOf(getMessage());
    }
}
