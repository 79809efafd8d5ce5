package fr.halle.acces.connexion;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Un vrai serveur OpenID Connect, lancé pour les essais : un royaume, un client, cinq personnes. */
final class FournisseurDEssai implements AutoCloseable {

    static final String CLIENT = "halle-essai";
    static final String SECRET = "secret-d-essai";

    private static final Path DOSSIER = Path.of("target", "fournisseur").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process serveur;
    private final String racine;

    private FournisseurDEssai(Process serveur, String racine) {
        this.serveur = serveur;
        this.racine = racine;
    }

    /** L'essai est passé, et le dit, là où le serveur n'a pas été posé ; en intégration continue, il échoue. */
    static FournisseurDEssai lancer() {
        var programme = programme();
        if (programme == null) {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("Le fournisseur d'identité est requis en intégration continue");
            }
            System.out.println(
                    "ESSAI PASSÉ : aucun fournisseur d'identité dans target/fournisseur ; « ./halle tester -Pfournisseur » le télécharge.");
        }
        assumeTrue(programme != null, "Fournisseur d'identité absent");
        try {
            return lancer(programme);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String emetteur() {
        return racine + "/realms/halle";
    }

    String racine() {
        return racine;
    }

    private static FournisseurDEssai lancer(Path programme) throws IOException {
        var maison = programme.getParent().getParent();
        // Le royaume d'un essai précédent l'emporterait sur celui du fichier.
        FileSystemUtils.deleteRecursively(maison.resolve("data"));
        var imports = Files.createDirectories(maison.resolve("data/import"));
        Files.writeString(
                imports.resolve("halle-realm.json"),
                Files.readString(Path.of("src/test/resources/fournisseur/royaume.json")));
        var port = libre();
        var constructeur = new ProcessBuilder(
                        "bash",
                        programme.toString(),
                        "start-dev",
                        "--cache=local",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(maison.resolve("essai.log").toFile());
        constructeur.environment().put("JAVA_HOME", System.getProperty("java.home"));
        constructeur.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m -XX:TieredStopAtLevel=1");
        constructeur.environment().remove("CI");
        var essai = new FournisseurDEssai(constructeur.start(), "http://localhost:" + port);
        essai.attendre();
        return essai;
    }

    private void attendre() {
        var client = HttpClient.newHttpClient();
        var demande = HttpRequest.newBuilder(URI.create(emetteur() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build();
        var fin = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < fin && serveur.isAlive()) {
            try {
                if (client.send(demande, BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Il n'écoute pas encore.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            try {
                serveur.waitFor(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
        throw new IllegalStateException("Le fournisseur d'identité ne répond pas : voir essai.log dans " + DOSSIER);
    }

    @Override
    public void close() {
        serveur.descendants().forEach(ProcessHandle::destroy);
        serveur.destroy();
        try {
            if (!serveur.waitFor(20, TimeUnit.SECONDS)) {
                serveur.descendants().forEach(ProcessHandle::destroyForcibly);
                serveur.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Path programme() {
        if (!Files.isDirectory(DOSSIER)) {
            return null;
        }
        try (var trouves = Files.newDirectoryStream(DOSSIER, "keycloak-*")) {
            for (var trouve : trouves) {
                var script = trouve.resolve("bin/kc.sh");
                if (Files.exists(script)) {
                    return script;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int libre() throws IOException {
        try (var essai = new ServerSocket(0)) {
            return essai.getLocalPort();
        }
    }
}
