package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Les gestes sur les fichiers qui doivent survivre à une coupure, et leurs échecs dits en français. */
public final class Fichiers {

    static final String DISQUE_PLEIN = "le disque est plein. Libérez de la place, puis relancez la même commande";

    private Fichiers() {}

    /** Écrit un petit fichier 0600 en entier ou pas du tout : un lecteur ne voit jamais une moitié. */
    public static void ecrireReserve(Path fichier, String contenu) throws IOException {
        Path provisoire = fichier.resolveSibling("." + fichier.getFileName() + ".tmp");
        Files.deleteIfExists(provisoire);
        Files.createFile(
                provisoire, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(provisoire, contenu);
        Files.move(provisoire, fichier, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Crée le dossier s'il manque, et le réserve à son propriétaire (0700). */
    public static void creerReserve(Path dossier) throws IOException {
        Files.createDirectories(dossier);
        Files.setPosixFilePermissions(dossier, PosixFilePermissions.fromString("rwx------"));
    }

    /** Force sur le disque la table d'un dossier : un fichier qui vient d'y être renommé y est encore après une coupure. */
    public static void synchroniserDossier(Path dossier) throws IOException {
        try (FileChannel canal = FileChannel.open(dossier, StandardOpenOption.READ)) {
            canal.force(true);
        }
    }

    /** Vrai d'un dossier qui existe et contient quelque chose. */
    static boolean rempli(Path dossier) throws IOException {
        if (!Files.isDirectory(dossier)) {
            return false;
        }
        try (var contenu = Files.newDirectoryStream(dossier)) {
            return contenu.iterator().hasNext();
        }
    }

    static void supprimerArbre(Path racine) throws IOException {
        if (!Files.exists(racine)) {
            return;
        }
        Files.walkFileTree(racine, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path fichier, BasicFileAttributes attributs) throws IOException {
                Files.delete(fichier);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dossier, @Nullable IOException erreur) throws IOException {
                if (erreur != null) {
                    throw erreur;
                }
                Files.delete(dossier);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Retire ce qu'un travail interrompu a laissé : les dossiers « nom.tmp-… ». */
    static void supprimerProvisoires(Path racine, String nom) throws IOException {
        try (var restes = Files.newDirectoryStream(racine, nom + ".tmp-*")) {
            for (Path reste : restes) {
                supprimerMalgreUnOrphelin(reste);
            }
        }
    }

    /** Un initdb dont le Java a été tué écrit encore un instant dans le dossier que l'on retire. */
    static void supprimerMalgreUnOrphelin(Path reste) throws IOException {
        for (int essai = 1; ; essai++) {
            try {
                supprimerArbre(reste);
                return;
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                if (essai == 50) {
                    throw e;
                }
                new Attente(_ -> {}).patienter("Un reste de création se termine");
            }
        }
    }

    /** L'échec d'un geste sur un fichier, en une phrase qui dit quoi faire. */
    public static OperationRefusee refus(String constat, IOException erreur) {
        String message = String.valueOf(erreur.getMessage());
        if (message.contains("No space left") || message.contains("Disk quota")) {
            return new OperationRefusee(constat + " : " + DISQUE_PLEIN + ".", erreur);
        }
        if (erreur instanceof AccessDeniedException || message.contains("Permission denied")) {
            return new OperationRefusee(
                    constat + " : le compte « " + System.getProperty("user.name")
                            + " » n'a pas le droit d'y écrire. Donnez-lui ce droit, ou indiquez un autre dossier par --donnees.",
                    erreur);
        }
        if (message.contains("Read-only file system")) {
            return new OperationRefusee(
                    constat + " : le disque est en lecture seule. Indiquez un autre dossier par --donnees.", erreur);
        }
        String raison = erreur instanceof FileSystemException f && f.getReason() != null ? f.getReason() : message;
        return new OperationRefusee(constat + " : " + raison + ".", erreur);
    }
}
