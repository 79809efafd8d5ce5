package fr.halle.document.reception;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Typographie;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Un fichier reçu, posé sur le disque le temps de l'examiner : son poids et son empreinte se comptent au passage, et la lecture
 * s'arrête à la limite. Le fermer l'efface.
 */
public final class Tampon implements AutoCloseable {

    private static final int LU_A_LA_FOIS = 64 * 1024;

    private final Path fichier;
    private final long octets;
    private final String empreinte;

    private Tampon(Path fichier, long octets, String empreinte) {
        this.fichier = fichier;
        this.octets = octets;
        this.empreinte = empreinte;
    }

    /**
     * @param limite en octets
     * @throws OperationRefusee si le flux est vide, ou dès qu'il dépasse la limite
     */
    static Tampon remplir(InputStream flux, long limite) throws IOException {
        var fichier = Files.createTempFile("halle-piece-", ".tmp");
        var complet = false;
        try (var sortie = Files.newOutputStream(fichier)) {
            var condensat = MessageDigest.getInstance("SHA-256");
            var lus = new byte[LU_A_LA_FOIS];
            var octets = 0L;
            for (int n; (n = flux.read(lus)) >= 0; ) {
                octets += n;
                if (octets > limite) {
                    throw tropLourd(limite);
                }
                condensat.update(lus, 0, n);
                sortie.write(lus, 0, n);
            }
            if (octets == 0) {
                throw new OperationRefusee(
                        "Ce fichier est vide : vérifiez qu'il s'ouvre sur votre ordinateur, puis déposez-le de nouveau.");
            }
            complet = true;
            return new Tampon(fichier, octets, HexFormat.of().formatHex(condensat.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!complet) {
                Files.deleteIfExists(fichier);
            }
        }
    }

    /** Le refus d'un fichier trop lourd. */
    public static OperationRefusee tropLourd(long limite) {
        return new OperationRefusee(
                "Ce fichier dépasse %s : réduisez-le (images moins fines, plusieurs fichiers), puis déposez-le de nouveau."
                        .formatted(Typographie.octets(limite)));
    }

    public Path fichier() {
        return fichier;
    }

    public long octets() {
        return octets;
    }

    /** Le SHA-256, en hexadécimal. */
    public String empreinte() {
        return empreinte;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(fichier);
    }
}
