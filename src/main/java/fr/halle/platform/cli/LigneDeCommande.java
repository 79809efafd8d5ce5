package fr.halle.platform.cli;

/** Le point d'entrée des commandes de {@code ./halle}. */
public final class LigneDeCommande {

    private LigneDeCommande() {}

    /** Exécute une commande et rend son code de sortie : 0 seulement si ce qui était demandé est fait. */
    public static int executer(Class<?> application, String[] arguments) {
        return 1;
    }
}
