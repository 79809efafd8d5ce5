package fr.halle.platform.tableur.csv;

import fr.halle.platform.tableur.Empreinte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Une lecture complète du fichier, octet par octet, qui dit à la fois son empreinte et s'il est bien écrit dans
 * l'encodage essayé.
 *
 * @param accents caractères hors ASCII bien écrits
 * @param fautes suites d'octets qui n'existent pas dans cet encodage
 * @param premiereFaute ligne de la première faute, à partir de 1 (0 : aucune)
 * @param coupe le fichier s'arrête au milieu d'un caractère
 * @param nul ligne du premier caractère nul, à partir de 1 (0 : aucun)
 * @param dernier dernier caractère du fichier (0 si le fichier est vide)
 */
public record Passe(
        Empreinte empreinte, long accents, long fautes, long premiereFaute, boolean coupe, long nul, char dernier) {

    private static final char ILLISIBLE = '\ufffd';

    private static final int TAMPON = 1 << 16;

    /** L'empreinte seule. */
    public static Empreinte empreinte(Path fichier) throws IOException {
        return new Lecture(null).lire(fichier).empreinte;
    }

    static Passe lire(Path fichier, Charset encodage) throws IOException {
        return new Lecture(encodage).lire(fichier);
    }

    private static final class Lecture {
        private final @Nullable CharsetDecoder decodeur;
        private final MessageDigest sha256 = sha256();
        private final ByteBuffer octets = ByteBuffer.allocate(TAMPON);
        private final CharBuffer lettres = CharBuffer.allocate(TAMPON);
        private long taille;
        private long accents;
        private long fautes;
        private long premiereFaute;
        private long ligne = 1;
        private long nul;
        private char dernier;

        Lecture(@Nullable Charset encodage) {
            this.decodeur = encodage == null
                    ? null
                    : encodage.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        Passe lire(Path fichier) throws IOException {
            try (var flux = Files.newInputStream(fichier)) {
                while (remplir(flux)) {
                    octets.flip();
                    decoder();
                    octets.compact();
                }
            }
            octets.flip();
            decoder();
            dernier = octets.hasRemaining() ? ILLISIBLE : dernier;
            var empreinte = new Empreinte(HexFormat.of().formatHex(sha256.digest()), taille);
            return new Passe(empreinte, accents, fautes, premiereFaute, octets.hasRemaining(), nul, dernier);
        }

        private boolean remplir(InputStream flux) throws IOException {
            var lus = flux.read(octets.array(), octets.position(), octets.remaining());
            if (lus < 0) {
                return false;
            }
            sha256.update(octets.array(), octets.position(), lus);
            taille += lus;
            octets.position(octets.position() + lus);
            return true;
        }

        private void decoder() {
            if (decodeur == null) {
                octets.position(octets.limit());
                return;
            }
            while (true) {
                var resultat = decodeur.decode(octets, lettres, false);
                compter();
                if (resultat.isError()) {
                    fautes++;
                    dernier = ILLISIBLE;
                    premiereFaute = premiereFaute == 0 ? ligne : premiereFaute;
                    octets.position(octets.position() + resultat.length());
                } else if (resultat.isUnderflow()) {
                    return;
                }
            }
        }

        private void compter() {
            lettres.flip();
            var tampon = lettres.array();
            for (var i = 0; i < lettres.limit(); i++) {
                var c = tampon[i];
                if (c >= 0x80) {
                    accents++;
                } else if (c == '\n') {
                    ligne++;
                } else if (c == 0 && nul == 0) {
                    nul = ligne;
                }
                dernier = c;
            }
            lettres.clear();
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
