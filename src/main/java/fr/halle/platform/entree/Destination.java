package fr.halle.platform.entree;

/**
 * Ce qu'un module fait des lignes d'un fichier. Toutes les destinations contrôlent avant qu'aucune n'écrive : une ligne est
 * prise entière ou pas du tout.
 */
public interface Destination {

    /** Le nom employé par la description des jeux, par exemple {@code laureats}. */
    String nom();

    /** Refuse ou met de côté ce qui ne peut pas entrer. */
    void controler(Lot lot);

    /** Écrit les faits des lignes qui restent, et dit ce que chacune a changé. */
    void appliquer(Lot lot);
}
