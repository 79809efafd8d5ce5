package fr.halle.platform;

import org.jspecify.annotations.Nullable;

/** Ce qui est demandé n'existe pas : statut 404, avec une phrase qui dit où chercher. */
public class Introuvable extends RuntimeException {

    private final @Nullable String parametre;

    public Introuvable(@Nullable String parametre, String phrase) {
        super(phrase);
        this.parametre = parametre;
    }

    /** Le paramètre en cause, quand il y en a un. */
    public @Nullable String parametre() {
        return parametre;
    }

    public String phrase() {
        return String.valueOf(getMessage());
    }
}
