package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Le journal de PostgreSQL, et sa lecture : une ligne anglaise au milieu de cent devient une phrase qui dit quoi faire. */
final class JournalPostgres {

    private static final long TAILLE_MAXIMALE = 10_000_000;

    private final Path fichier;
    private long debut;

    JournalPostgres(Path fichier) {
        this.fichier = fichier;
    }

    Path fichier() {
        return fichier;
    }

    /** À appeler avant chaque lancement : ne sera lu que ce qui suit. */
    void marquer() throws IOException {
        if (Files.exists(fichier) && Files.size(fichier) > TAILLE_MAXIMALE) {
            Files.move(
                    fichier, fichier.resolveSibling(fichier.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        debut = Files.exists(fichier) ? Files.size(fichier) : 0;
    }

    String depuisLeLancement() {
        try (var canal = Files.newByteChannel(fichier)) {
            long depart = Math.max(debut, canal.size() - 200_000);
            canal.position(Math.min(depart, canal.size()));
            var octets = java.nio.ByteBuffer.allocate((int) (canal.size() - canal.position()));
            while (octets.hasRemaining() && canal.read(octets) >= 0) {
                continue;
            }
            return new String(octets.array(), 0, octets.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    boolean portPris() {
        String texte = depuisLeLancement();
        return texte.contains("could not create any TCP/IP sockets") || texte.contains("Address already in use");
    }

    boolean repriseEnCours() {
        String texte = depuisLeLancement();
        return texte.contains("was interrupted") || texte.contains("not properly shut down");
    }

    OperationRefusee refus(Path donnees) {
        return new OperationRefusee(phrase(depuisLeLancement(), donnees, fichier));
    }

    static String phrase(String texte, Path donnees, Path journal) {
        if (texte.contains("No space left on device")) {
            return "La base ne démarre pas : " + Fichiers.DISQUE_PLEIN + ".";
        }
        if (texte.contains("was initialized by PostgreSQL version")) {
            return autreVersion(donnees, "une autre version");
        }
        if (texte.contains("wrong ownership") || texte.contains("Permission denied")) {
            return ("Les données de %s appartiennent à un autre compte que « %s » : relancez Halle avec le compte qui les a "
                            + "créées, ou indiquez un autre dossier par --donnees.")
                    .formatted(donnees, System.getProperty("user.name"));
        }
        if (texte.contains("incompatible with server")
                || texte.contains("control file")
                || texte.contains("pg_control")
                || texte.contains("valid checkpoint record")
                || texte.contains("could not open file \"global/")
                || texte.contains("invalid page")
                || texte.contains("postgresql.conf")) {
            return abimees(donnees, ligneUtile(texte));
        }
        if (texte.contains("could not map anonymous shared memory") || texte.contains("Cannot allocate memory")) {
            return "La base ne démarre pas : il ne reste pas assez de mémoire. Fermez d'autres programmes, puis relancez.";
        }
        return "La base ne démarre pas : PostgreSQL dit « %s ». Son journal entier : %s."
                .formatted(ligneUtile(texte), journal);
    }

    static String autreVersion(Path donnees, String version) {
        return ("Les données de %s ont été écrites par %s de PostgreSQL, que cette Halle ne sait pas relire : rien n'a été "
                        + "modifié. Avec la Halle qui les a créées, faites « ./halle sauvegarder FICHIER » ; puis ici « ./halle restaurer FICHIER --remplacer ».")
                .formatted(donnees, version);
    }

    static String abimees(Path donnees, String detail) {
        return ("Les données de %s sont abîmées (%s) : rien n'a été modifié. Restaurez une sauvegarde dans un autre dossier "
                        + "par --donnees, et gardez celui-ci tel quel.")
                .formatted(donnees, detail);
    }

    /** La première ligne grave ; à défaut, la dernière ligne. */
    private static String ligneUtile(String texte) {
        List<String> lignes = texte.lines().filter(l -> !l.isBlank()).toList();
        for (String grave : List.of("PANIC:", "FATAL:", "initdb: error:", "error:", "ERROR:")) {
            for (String ligne : lignes) {
                int i = ligne.indexOf(grave);
                if (i >= 0) {
                    return ligne.substring(i + grave.length()).strip();
                }
            }
        }
        return lignes.isEmpty() ? "rien" : lignes.getLast().strip();
    }
}
