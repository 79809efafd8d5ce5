package fr.halle.platform;

import java.time.Duration;

/** Trop d'essais en trop peu de temps : une phrase qui dit combien attendre. Montrée avec le statut 429. */
public class TropDEssais extends RuntimeException {

    private final transient Duration attente;

    public TropDEssais(String phrase, Duration attente) {
        super(phrase);
        this.attente = attente;
    }

    public String phrase() {
        return String.valueOf(getMessage());
    }

    public Duration attente() {
        return attente;
    }
}
