package fr.halle.platform.tableur.csv;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * L'encodage d'un fichier de texte, vérifié sur le fichier entier.
 *
 * @param marque octets de la marque d'encodage (BOM) à passer au début du fichier
 * @param termine le fichier finit par une fin de ligne
 */
record EncodageCsv(Charset encodage, int marque, boolean termine) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static EncodageCsv determiner(Path fichier, @Nullable Charset demande) throws IOException {
        var marque = marque(fichier);
        if (marque != null) {
            return impose(fichier, marque.encodage, marque.marque);
        }
        if (demande != null) {
            return impose(fichier, demande, 0);
        }
        var passe = Passe.lire(fichier, StandardCharsets.UTF_8);
        refuserNul(passe, fichier);
        if (passe.fautes() == 0 && passe.coupe() && passe.accents() > 0) {
            throw coupe();
        }
        if (passe.fautes() > 0 && passe.accents() > passe.fautes()) {
            throw new OperationRefusee(
                    ("Ce fichier est écrit en UTF-8, sauf à la ligne %s du texte, où un caractère est illisible : "
                                    + "enregistrez-le de nouveau en CSV UTF-8 depuis un tableur, ou précisez son encodage.")
                            .formatted(Phrases.nombre(passe.premiereFaute())));
        }
        var utf8 = passe.fautes() == 0 && !passe.coupe();
        return new EncodageCsv(utf8 ? StandardCharsets.UTF_8 : WINDOWS, 0, termine(passe));
    }

    /** Le texte du fichier, marque passée ; un octet illisible lève {@link java.nio.charset.CharacterCodingException}. */
    Reader lire(Path fichier) throws IOException {
        InputStream flux = Files.newInputStream(fichier);
        try {
            flux.skipNBytes(marque);
        } catch (IOException e) {
            flux.close();
            throw e;
        }
        return new InputStreamReader(
                flux,
                encodage.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static EncodageCsv impose(Path fichier, Charset encodage, int marque) throws IOException {
        var passe = Passe.lire(fichier, encodage);
        refuserNul(passe, fichier);
        if (passe.fautes() > 0) {
            throw new OperationRefusee(
                    "Ce fichier n'est pas écrit en %s : la ligne %s du texte a un caractère illisible. Enregistrez-le en CSV UTF-8, ou précisez un autre encodage."
                            .formatted(encodage.name(), Phrases.nombre(passe.premiereFaute())));
        }
        if (passe.coupe()) {
            throw coupe();
        }
        return new EncodageCsv(encodage, marque, termine(passe));
    }

    private static @Nullable EncodageCsv marque(Path fichier) throws IOException {
        byte[] tete;
        try (var flux = Files.newInputStream(fichier)) {
            tete = flux.readNBytes(3);
        }
        if (tete.length == 3 && tete[0] == (byte) 0xEF && tete[1] == (byte) 0xBB && tete[2] == (byte) 0xBF) {
            return new EncodageCsv(StandardCharsets.UTF_8, 3, true);
        }
        if (tete.length >= 2 && tete[0] == (byte) 0xFF && tete[1] == (byte) 0xFE) {
            return new EncodageCsv(StandardCharsets.UTF_16LE, 2, true);
        }
        if (tete.length >= 2 && tete[0] == (byte) 0xFE && tete[1] == (byte) 0xFF) {
            return new EncodageCsv(StandardCharsets.UTF_16BE, 2, true);
        }
        return null;
    }

    private static void refuserNul(Passe passe, Path fichier) throws IOException {
        if (passe.nul() == 0) {
            return;
        }
        byte[] tete;
        try (var flux = Files.newInputStream(fichier)) {
            tete = flux.readNBytes(4);
        }
        if (tete.length == 4 && (tete[0] == 0) != (tete[1] == 0) && (tete[2] == 0) != (tete[3] == 0)) {
            throw new OperationRefusee(
                    "Ce fichier semble écrit en UTF-16 sans marque d'encodage : enregistrez-le en CSV UTF-8, ou "
                            + "précisez l'encodage %s.".formatted(tete[0] == 0 ? "UTF-16BE" : "UTF-16LE"));
        }
        throw new OperationRefusee(
                ("Ce fichier n'est pas un tableau : il contient des octets nuls, le premier à la ligne %s. Donnez "
                                + "le tableau en CSV, XLSX ou ODS.")
                        .formatted(Phrases.nombre(passe.nul())));
    }

    private static OperationRefusee coupe() {
        return new OperationRefusee(
                "Le fichier s'arrête au milieu d'un caractère : il est incomplet. Demandez-le de nouveau, ou "
                        + "transmettez-le de nouveau.");
    }

    private static boolean termine(Passe passe) {
        return passe.dernier() == '\n' || passe.dernier() == '\r';
    }
}
