package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Le dossier de données d'une instance, et la place de chaque chose dedans. */
public record Dossier(Path racine) {

    public Dossier {
        racine = racine.toAbsolutePath().normalize();
    }

    /** Le dossier de l'utilisateur, quand {@code --donnees} n'en désigne pas un autre. */
    public static Dossier parDefaut(Map<String, String> environnement) {
        String xdg = environnement.getOrDefault("XDG_DATA_HOME", "");
        if (!xdg.isBlank()) {
            return new Dossier(Path.of(xdg, "halle"));
        }
        Path maison = Path.of(environnement.getOrDefault("HOME", System.getProperty("user.home")));
        if (CompteSysteme.inaccessibleAPostgres(maison)) {
            return new Dossier(Path.of("/var/lib/halle"));
        }
        if (System.getProperty("os.name").startsWith("Mac")) {
            return new Dossier(maison.resolve("Library/Application Support/Halle"));
        }
        return new Dossier(maison.resolve(".local/share/halle"));
    }

    /** Crée le dossier s'il manque, réservé à son propriétaire. */
    public Dossier preparer() {
        try {
            if (Files.exists(racine) && !Files.isDirectory(racine)) {
                throw new OperationRefusee(
                        "« %s » n'est pas un dossier : indiquez-en un autre par --donnees.".formatted(racine));
            }
            if (!Files.exists(racine)) {
                Files.createDirectories(racine);
                Files.setPosixFilePermissions(racine, PosixFilePermissions.fromString("rwx------"));
            }
            if (!Files.exists(journaux())) {
                Fichiers.creerReserve(journaux());
            }
            Path reel = racine.toRealPath();
            return reel.equals(racine) ? this : new Dossier(reel);
        } catch (IOException e) {
            throw Fichiers.refus("Le dossier de données %s ne peut pas être utilisé".formatted(racine), e);
        }
    }

    /** Vrai si le dossier tient déjà une base, de quelque version de PostgreSQL que ce soit. */
    public boolean aUneBase() {
        return !bases().isEmpty();
    }

    /** Les dossiers de données de PostgreSQL qui sont ici : « postgres-18 ». */
    List<Path> bases() {
        List<Path> bases = new ArrayList<>();
        try (var trouves = Files.newDirectoryStream(racine, "postgres-[0-9]*")) {
            for (Path trouve : trouves) {
                if (trouve.getFileName().toString().matches("postgres-\\d+") && Fichiers.rempli(trouve)) {
                    bases.add(trouve);
                }
            }
            return bases;
        } catch (IOException e) {
            throw Fichiers.refus("Le dossier de données %s ne peut pas être lu".formatted(racine), e);
        }
    }

    public Path journaux() {
        return racine.resolve("journaux");
    }

    Path postgres(int majeure) {
        return racine.resolve("postgres-" + majeure);
    }

    /** Les têtes signées de la trace, un fichier par tête : à copier hors de cette machine. */
    public Path ancres() {
        return racine.resolve("ancres");
    }

    public Path secrets() {
        return racine.resolve("secrets");
    }

    Path verrou() {
        return racine.resolve("verrou");
    }

    Path instance() {
        return racine.resolve("instance.json");
    }

    /** Le port où PostgreSQL a écouté la dernière fois : le garder évite de réécrire les réglages des outils voisins. */
    Path dernierPort() {
        return racine.resolve("port-postgres");
    }

    Path journalPostgres() {
        return journaux().resolve("postgres.log");
    }
}
