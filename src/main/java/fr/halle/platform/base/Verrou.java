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
            canal.write(ByteBuffer.wrap(commande.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new Verrou(canal));
        } catch (IOException e) {
            throw Fichiers.refus("Le dossier de données %s ne peut pas être verrouillé".formatted(dossier.racine()), e);
        }
    }

    /** La commande qui détient le verrou, ou qui l'a détenu en dernier. */
    public static String detenteur(Dossier dossier) {
        try {
            return Files.readString(dossier.verrou()).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            canal.close();
        } catch (IOException e) {
            throw new IllegalStateException("Verrou non rendu", e);
        }
    }
}
