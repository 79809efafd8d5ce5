package fr.halle.platform;

/** Halle ne peut pas répondre sûrement en ce moment : une phrase qui dit quoi faire. Montrée avec le statut 503. */
public class Indisponible extends RuntimeException {

    public Indisponible(String phrase) {
        super(phrase);
    }

    public Indisponible(String phrase, Throwable cause) {
        super(phrase, cause);
    }

    public String phrase() {
        return String.valueOf(getMessage());
    }
}
