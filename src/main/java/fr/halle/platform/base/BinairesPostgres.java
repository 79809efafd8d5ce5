package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Les programmes de PostgreSQL livrés dans le jar, déballés une fois dans un dossier. */
record BinairesPostgres(Path racine, String version) {

    private static final Pattern VERSION_DU_JAR = Pattern.compile("-(\\d+\\.\\d+\\.\\d+)\\.jar");

    /** Déballe les programmes dans {@code dossier} s'ils n'y sont pas encore. */
    static BinairesPostgres deballer(Path dossier, Consumer<String> suivi) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL url = BinairesPostgres.class.getResource("/" + archive);
        if (url == null) {
            throw new OperationRefusee(("Halle ne contient pas de PostgreSQL pour ce système (%s). Utilisez une base "
                            + "existante en donnant son adresse par HALLE_DB_URL et HALLE_DB_URL_MIGRATION.")
                    .formatted(archive));
        }
        return deballer(url, dossier, suivi);
    }

    /** @param url l'archive des programmes, dans un jar dont le nom porte la version */
    static BinairesPostgres deballer(URL url, Path dossier, Consumer<String> suivi) {
        String version = version(url);
        Path cible = dossier.resolve("binaires-" + version);
        try {
            if (!complet(cible)) {
                suivi.accept("Installation de PostgreSQL " + version + "…");
                Fichiers.supprimerProvisoires(dossier, "binaires-" + version);
                Fichiers.supprimerArbre(cible);
                Path provisoire = dossier.resolve("binaires-" + version + ".tmp-"
                        + ProcessHandle.current().pid());
                extraire(url, provisoire);
                Files.move(provisoire, cible, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw Fichiers.refus("PostgreSQL ne peut pas être installé dans " + dossier, e);
        }
        return new BinairesPostgres(cible, version);
    }

    int majeure() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    String programme(String nom) {
        return racine.resolve("bin").resolve(nom).toString();
    }

    private static boolean complet(Path cible) throws IOException {
        Path serveur = cible.resolve("bin/postgres");
        return Files.isExecutable(serveur) && Files.size(serveur) > 0;
    }

    static String archive(String systeme, String architecture) {
        String famille = systeme.startsWith("Mac") ? "darwin" : systeme.toLowerCase(Locale.ROOT);
        String jeu = switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> architecture;
        };
        return "postgres-" + famille + "-" + jeu + ".txz";
    }

    /** L'archive ne dit pas sa version : c'est le nom du jar qui la porte. */
    private static String version(URL url) {
        Matcher m = VERSION_DU_JAR.matcher(url.toString());
        String version = "";
        while (m.find()) {
            version = m.group(1);
        }
        if (version.isEmpty()) {
            throw new IllegalStateException("Version de PostgreSQL introuvable dans " + url);
        }
        return version;
    }

    private static void extraire(URL url, Path cible) throws IOException {
        Fichiers.supprimerArbre(cible);
        Files.createDirectories(cible);
        try (InputStream brut = url.openStream();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(brut)))) {
            for (TarArchiveEntry entree = tar.getNextEntry(); entree != null; entree = tar.getNextEntry()) {
                Path destination = cible.resolve(entree.getName()).normalize();
                if (!destination.startsWith(cible) || inutile(entree.getName())) {
                    continue;
                }
                if (entree.isDirectory()) {
                    Files.createDirectories(destination);
                } else if (entree.isSymbolicLink()) {
                    Files.createDirectories(destination.resolveSibling("."));
                    Files.createSymbolicLink(destination, Path.of(entree.getLinkName()));
                } else if (entree.isFile()) {
                    Files.createDirectories(destination.resolveSibling("."));
                    Files.copy(tar, destination);
                    boolean executable = (entree.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            destination, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    /** Ce qui ne sert qu'à compiler des extensions. */
    private static boolean inutile(String nom) {
        return nom.endsWith(".a") || nom.contains("/pgxs/") || nom.contains("/pkgconfig/");
    }
}
