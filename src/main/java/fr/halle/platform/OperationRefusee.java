package fr.halle.platform;

/** Un refus du métier : une phrase française qui dit quoi faire. Montrée telle quelle, avec le statut 409. */
public class OperationRefusee extends RuntimeException {

    public OperationRefusee(String phrase) {
        super(phrase);
    }

    public OperationRefusee(String phrase, Throwable cause) {
        super(phrase, cause);
    }

    /** La phrase à montrer. */
    public String phrase() {
        return String.valueOf(getMessage());
    }
}
