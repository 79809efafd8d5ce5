package fr.halle.platform;

/** Un paramètre que l'on ne peut pas comprendre : statut 400, le paramètre nommé, et ce qui conviendrait. */
public class ParametreInvalide extends RuntimeException {

    private final String parametre;

    public ParametreInvalide(String parametre, String phrase) {
        super(phrase);
        this.parametre = parametre;
    }

    public String parametre() {
        return parametre;
    }

    public String phrase() {
        return String.valueOf(getMessage());
    }
}
