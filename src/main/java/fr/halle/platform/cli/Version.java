package fr.halle.platform.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

final class Version implements Commande {

    /** Le numéro écrit dans le jar par la construction. */
    static String numero() {
        try (InputStream infos = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties proprietes = new Properties();
            if (infos != null) {
                proprietes.load(infos);
            }
            return proprietes.getProperty("build.version", "en développement");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String nom() {
        return "version";
    }

    @Override
    public String usage() {
        return "version";
    }

    @Override
    public String resume() {
        return "affiche la version de Halle";
    }

    @Override
    public Set<Option> options() {
        return Set.of();
    }

    @Override
    public int executer(Appel appel) {
        appel.console().dire("Halle " + numero());
        return 0;
    }
}
