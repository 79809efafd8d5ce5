package fr.halle.platform.base;

import java.util.OptionalInt;

/** Une base prête à recevoir des connexions. La fermer arrête ce qui a été démarré pour elle, et rien d'autre. */
public interface Base extends AutoCloseable {

    Connexions connexions();

    /** Le port du PostgreSQL embarqué ; vide pour une base externe. */
    OptionalInt port();

    @Override
    void close();
}
