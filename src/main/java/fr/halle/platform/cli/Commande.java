package fr.halle.platform.cli;

import java.util.Set;

/** Une commande de {@code ./halle}. */
interface Commande {

    String nom();

    /** Ce qui suit « ./halle » dans l'aide. */
    String usage();

    /** Ce qu'elle fait, en une ligne. */
    String resume();

    Set<Option> options();

    default int nombreDeParametres() {
        return 0;
    }

    /** Vrai si ses paramètres peuvent manquer, tous ensemble. */
    default boolean parametreFacultatif() {
        return false;
    }

    /** Combien de paramètres sont attendus, d'après ceux qui sont donnés. */
    default int parametresAttendus(Arguments arguments) {
        return parametreFacultatif() && arguments.parametres().isEmpty() ? 0 : nombreDeParametres();
    }

    /** Rend le code de sortie. */
    int executer(Appel appel);
}
