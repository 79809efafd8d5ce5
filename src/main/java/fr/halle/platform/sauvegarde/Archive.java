package fr.halle.platform.sauvegarde;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Les conventions d'une archive : noms de ses entrées, sceau qui la ferme. */
final class Archive {

    static final String LISEZMOI = "LISEZMOI.txt";
    static final String MANIFESTE = "manifeste.json";
    static final String EMPREINTES = "empreintes.sha256";

    /** Longueur d'un SHA-256 écrit en hexadécimal. */
    static final int LONGUEUR_DU_SCEAU = 64;

    /** Le commentaire du ZIP : il finit le fichier, et ses 64 derniers caractères sont le SHA-256 de tout ce qui les précède. */
    static final String ANNONCE_DU_SCEAU = "SHA-256 de tout ce qui precede ces 64 caracteres : ";

    private Archive() {}

    static String entree(String schema, String table) {
        return "tables/" + schema + "." + table + ".copy";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String enHexadecimal(MessageDigest condensat) {
        return HexFormat.of().formatHex(condensat.digest());
    }

    static byte[] lisezMoi() {
        try (InputStream texte = Archive.class.getResourceAsStream("/sauvegarde/" + LISEZMOI)) {
            return Objects.requireNonNull(texte).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OperationRefusee abimee(Path fichier, String constat) {
        return new OperationRefusee(
                "L'archive %s est abîmée : %s. Rien n'a été modifié ; prenez une autre copie de cette sauvegarde."
                        .formatted(fichier, constat));
    }
}
