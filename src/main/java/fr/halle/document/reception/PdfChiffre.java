package fr.halle.document.reception;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Un PDF est chiffré quand sa table finale nomme un dictionnaire « /Encrypt » (ISO 32000-1, 7.6). Cette table n'est jamais compressée :
 * la chercher dans les octets suffit.
 */
final class PdfChiffre {

    private static final Pattern DICTIONNAIRE =
            Pattern.compile("/Encrypt[\\s\\x00]*(?:\\d+[\\s\\x00]+\\d+[\\s\\x00]+R|<<)");
    private static final int LU_A_LA_FOIS = 1024 * 1024;

    /** Assez pour que le mot et sa suite, à cheval sur deux lectures, soient dans la seconde. */
    private static final int REPRIS = 128;

    private PdfChiffre() {}

    static boolean est(Path fichier) throws IOException {
        try (var flux = Files.newInputStream(fichier)) {
            var reste = "";
            for (byte[] lus; (lus = flux.readNBytes(LU_A_LA_FOIS)).length > 0; ) {
                var texte = reste + new String(lus, StandardCharsets.ISO_8859_1);
                if (DICTIONNAIRE.matcher(texte).find()) {
                    return true;
                }
                reste = texte.substring(Math.max(0, texte.length() - REPRIS));
            }
            return false;
        }
    }
}
