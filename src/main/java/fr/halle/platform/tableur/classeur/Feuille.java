package fr.halle.platform.tableur.classeur;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** La feuille retenue d'un classeur, lue rangée par rangée. */
interface Feuille extends AutoCloseable {

    String nom();

    /** La rangée suivante qui porte quelque chose, ou {@code null} à la fin de la feuille. */
    @Nullable
    Rangee suivante();

    /** Ce que cette lecture a dû décider ; complet à la fin. */
    List<String> remarques();

    @Override
    void close();

    /**
     * Une rangée de cases.
     *
     * @param numero rang dans la feuille, à partir de 1
     * @param cases sans les vides de la fin
     * @param defaut ce qui empêche de croire la rangée, ou {@code null}
     */
    record Rangee(long numero, List<String> cases, @Nullable String defaut) {}
}
