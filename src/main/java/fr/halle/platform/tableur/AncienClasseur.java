package fr.halle.platform.tableur;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Les fichiers au format composé OLE2 : anciens classeurs, et classeurs récents protégés par un mot de passe. */
final class AncienClasseur {

    private static final int TAMPON = 1 << 16;

    private static final List<String> NOMS = List.of("EncryptedPackage", "Workbook", "WordDocument");

    private AncienClasseur() {}

    static OperationRefusee refus(Path fichier) throws IOException {
        var noms = noms(fichier);
        if (noms.contains("EncryptedPackage")) {
            return new OperationRefusee(
                    "Ce classeur est protégé par un mot de passe : ouvrez-le dans un tableur, retirez le mot "
                            + "de passe, enregistrez-le, puis recommencez.");
        }
        if (noms.contains("WordDocument")) {
            return new OperationRefusee(
                    "Ce fichier est un ancien document de traitement de texte (.doc), pas un tableau : "
                            + "donnez le tableau en CSV, XLSX ou ODS.");
        }
        return new OperationRefusee(
                "Ce fichier est un classeur à l'ancien format .xls, que Halle ne lit pas : ouvrez-le dans un "
                        + "tableur, enregistrez-le au format .xlsx ou .ods, puis recommencez.");
    }

    /** Ceux des noms de flux cherchés que le fichier contient, lu une fois sans être gardé. */
    private static List<String> noms(Path fichier) throws IOException {
        var trouves = new ArrayList<String>();
        var recouvrement = 64;
        var tampon = new byte[TAMPON + recouvrement];
        var garde = 0;
        try (var flux = Files.newInputStream(fichier)) {
            for (var lus = flux.readNBytes(tampon, 0, TAMPON); lus > 0; ) {
                var texte = new String(tampon, 0, garde + lus, StandardCharsets.ISO_8859_1);
                NOMS.stream()
                        .filter(n -> !trouves.contains(n))
                        .filter(n -> texte.contains(enUtf16(n)))
                        .forEach(trouves::add);
                var fin = garde + lus;
                garde = Math.min(recouvrement, fin);
                System.arraycopy(tampon, fin - garde, tampon, 0, garde);
                lus = flux.readNBytes(tampon, garde, TAMPON);
            }
        }
        return trouves;
    }

    private static String enUtf16(String nom) {
        return new String(nom.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }
}
