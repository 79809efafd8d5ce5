package fr.halle.platform.base;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** La majeure de PostgreSQL d'avant celle de Halle, que la construction pose dans target pour les essais. */
public final class PostgresPrecedent {

    private static final Path JARS = Path.of("target", "postgres-precedent").toAbsolutePath();

    private PostgresPrecedent() {}

    /** Faux sur un système dont les programmes ne sont pas là : seuls ceux de Linux sur x86 sont posés. */
    public static boolean disponible() {
        return BinairesPostgres.archive(System.getProperty("os.name"), System.getProperty("os.arch"))
                .equals("postgres-linux-x86_64.txz");
    }

    /** Une base neuve sous la majeure d'avant, à arrêter. */
    public static PostgresEmbarque lancer(Path dossier) throws IOException {
        try (var jars = Files.newDirectoryStream(JARS, "*.jar")) {
            var archive = URI.create("jar:" + jars.iterator().next().toUri() + "!/postgres-linux-x86_64.txz")
                    .toURL();
            var binaires = BinairesPostgres.deballer(archive, JARS, _ -> {});
            return PostgresEmbarque.preparerEphemere(new Dossier(dossier).preparer(), binaires, _ -> {})
                    .lancer();
        }
    }
}
