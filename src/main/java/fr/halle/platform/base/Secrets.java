package fr.halle.platform.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Les mots de passe des rôles de la base : tirés au hasard, un fichier 0600 par rôle. */
final class Secrets {

    /** L'administrateur de la grappe : il crée les rôles et la base, puis ne sert plus. */
    static final String ADMINISTRATEUR = "postgres";

    static final String PROPRIETAIRE = "halle_proprietaire";
    static final String APP = "halle_app";
    static final String LECTURE = "halle_lecture";
    private static final List<String> ROLES = List.of(ADMINISTRATEUR, PROPRIETAIRE, APP, LECTURE);

    private Secrets() {}

    /** Les mots de passe enregistrés ; vide si l'un d'eux manque. */
    static Map<String, String> lire(Path dossier) throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String role : ROLES) {
            Path fichier = dossier.resolve(role);
            if (!Files.isRegularFile(fichier) || Files.size(fichier) == 0) {
                return Map.of();
            }
            secrets.put(role, Files.readString(fichier).strip());
        }
        Files.setPosixFilePermissions(dossier, PosixFilePermissions.fromString("rwx------"));
        return secrets;
    }

    static Map<String, String> tirer() {
        SecureRandom hasard = new SecureRandom();
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String role : ROLES) {
            byte[] octets = new byte[24];
            hasard.nextBytes(octets);
            secrets.put(role, HexFormat.of().formatHex(octets));
        }
        return secrets;
    }

    static void enregistrer(Path dossier, Map<String, String> secrets) throws IOException {
        Fichiers.creerReserve(dossier);
        for (var secret : secrets.entrySet()) {
            Fichiers.ecrireReserve(dossier.resolve(secret.getKey()), secret.getValue() + "\n");
        }
    }
}
