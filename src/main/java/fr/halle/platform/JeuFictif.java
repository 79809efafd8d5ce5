package fr.halle.platform;

/**
 * Les données qu'un module invente pour {@code ./halle generer}. Les jeux s'exécutent dans l'ordre de leur annotation
 * {@code @Order}, après les chargements qui ne sont pas des cas témoins et dans leur transaction. Chaque fait cite
 * {@link Generation#SOURCE}.
 */
public interface JeuFictif {

    /** Ce que la ligne de commande affiche pendant le travail, par exemple « Lauréats fictifs ». */
    String libelle();

    /** Verse ses données, par {@link fr.halle.platform.base.Copie} dès qu'elles sont nombreuses. */
    void generer(Generation generation);
}
