package fr.halle.document.reception;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Des fichiers engendrés, un par cas. */
public final class FichiersDEssai {

    private FichiersDEssai() {}

    public static byte[] texte(String contenu) {
        return contenu.getBytes(StandardCharsets.UTF_8);
    }

    /** Un PDF minuscule, différent à chaque texte. */
    public static byte[] pdf(String texte) {
        return texte("%PDF-1.4\n1 0 obj << /Type /Catalog /Titre (" + texte
                + ") >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
    }

    public static byte[] pdfChiffre() {
        return texte(
                "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R /Encrypt\n 2 0 R >>\n%%EOF\n");
    }

    public static byte[] png() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1};
    }

    public static byte[] jpeg() {
        return new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1};
    }

    /** @param entrees nom, contenu, nom, contenu… */
    public static byte[] zip(String... entrees) {
        var octets = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(octets)) {
            for (var i = 0; i < entrees.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entrees[i]));
                zip.write(texte(entrees[i + 1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    public static byte[] odt() {
        return zip("mimetype", TypeDeFichier.ODT.type(), "content.xml", "<a/>");
    }

    public static byte[] docx() {
        return zip(
                "[Content_Types].xml",
                "<Types><Override ContentType=\"" + TypeDeFichier.DOCX.type() + ".main+xml\"/></Types>",
                "word/contenu.xml",
                "<a/>");
    }

    /** Un flux sans fin connue, qui ne tient jamais en mémoire et compte ce qu'on en a lu. */
    public static final class Fleuve extends InputStream {

        private final byte[] debut;
        private final long octets;
        private long lus;

        public Fleuve(byte[] debut, long octets) {
            this.debut = debut;
            this.octets = octets;
        }

        public long lus() {
            return lus;
        }

        @Override
        public int read() {
            if (lus == octets) {
                return -1;
            }
            var octet = lus < debut.length ? debut[(int) lus] & 0xff : (int) (lus * 31 >>> 7) & 0xff;
            lus++;
            return octet;
        }
    }
}
