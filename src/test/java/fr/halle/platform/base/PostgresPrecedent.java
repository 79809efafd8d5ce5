package fr.halle.platform.base;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** La majeure de PostgreSQL d'avant celle de Halle, que la construction pose dans target pour les essais. */
public final class PostgresPrecedent {

    private static final Path JARS = Path.of("target", "postgres-precedent").toAbsolutePath();

    private PostgresPrecedent() {}

    /** Une base neuve sous la majeure d'avant ; l'essai est passé sur un système dont les programmes ne sont pas là. */
    public static PostgresEmbarque lancer(Path dossier) throws IOException {
        assumeTrue(
                BinairesPostgres.archive(System.getProperty("os.name"), System.getProperty("os.arch"))
                        .equals("postgres-linux-x86_64.txz"),
                "la majeure d'avant n'est là que pour Linux sur x86");
        try (var jars = Files.newDirectoryStream(JARS, "*.jar")) {
            var archive = URI.create("jar:" + jars.iterator().next().toUri() + "!/postgres-linux-x86_64.txz")
                    .toURL();
            var binaires = BinairesPostgres.deballer(archive, JARS, _ -> {});
            return PostgresEmbarque.preparerEphemere(new Dossier(dossier).preparer(), binaires, _ -> {})
                    .lancer();
        }
    }
}
