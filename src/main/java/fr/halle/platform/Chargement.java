package fr.halle.platform;

/**
 * Ce qu'un module met dans une base vide. Les chargements s'exécutent dans l'ordre de leur annotation
 * {@code @Order}, chacun dans la transaction commune ouverte par le démarrage : tout est là, ou rien.
 */
public interface Chargement {

    /** Ce que la ligne de commande affiche pendant le chargement, par exemple « Communes et EPCI, 2019 à 2026 ». */
    String libelle();

    void charger();

    /** Vrai pour les cas témoins, que {@code --sans-temoins} laisse de côté. */
    default boolean temoin() {
        return false;
    }

    /**
     * Vrai pour un vocabulaire ou une configuration, que le projet enrichit : une base déjà remplie reçoit ce qui lui manque.
     * {@link #charger} ne doit alors rien doubler.
     */
    default boolean referentiel() {
        return false;
    }
}
