package fr.halle.platform.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Le droit exclusif de faire tourner une instance sur un dossier. Le système le reprend seul si Java est tué. */
public final class Verrou implements AutoCloseable {

    private final FileChannel canal;

    private Verrou(FileChannel canal) {
        this.canal = canal;
    }

    /**
     * Vide si un autre processus le détient.
     *
     * @param commande ce que fait le détenteur, écrit dans le fichier pour qui trouvera porte close
     */
    public static Optional<Verrou> tenter(Dossier dossier, String commande) {
        try {
            FileChannel canal = FileChannel.open(dossier.verrou(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock prise;
            try {
                prise = canal.tryLock();
            } catch (OverlappingFileLockException e) {
                prise = null;
            }
            if (prise == null) {
                canal.close();
                return Optional.empty();
            }
            canal.truncate(0);
            String qui = commande + " " + ProcessHandle.current().pid();
            canal.write(ByteBuffer.wrap(qui.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new Verrou(canal));
        } catch (IOException e) {
            throw Fichiers.refus("Le dossier de données %s ne peut pas être verrouillé".formatted(dossier.racine()), e);
        }
    }

    /** Qui détient le verrou, ou l'a détenu en dernier. */
    public static Detenteur detenteur(Dossier dossier) {
        try {
            String[] mots = Files.readString(dossier.verrou()).strip().split(" ", 2);
            return new Detenteur(mots[0], mots.length == 2 ? Long.parseLong(mots[1]) : 0);
        } catch (IOException | NumberFormatException e) {
            return new Detenteur("", 0);
        }
    }

    /** Ce que fait le processus qui a pris le verrou, et son numéro. */
    public record Detenteur(String commande, long pid) {}

    @Override
    public void close() {
        try {
            canal.close();
        } catch (IOException e) {
            throw new IllegalStateException("Verrou non rendu", e);
        }
    }
}
