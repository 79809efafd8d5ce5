package fr.halle.platform.tableur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.classeur.Archive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Dit le format d'un fichier d'après ses premiers octets, et refuse ce qui n'est pas un tableau. */
final class Reconnaissance {

    private static final int TETE = 4096;

    private static final String TABLEAU_ATTENDU = " Halle lit des tableaux : donnez-le en CSV, XLSX ou ODS.";

    /** Débuts de fichiers qui ne sont pas des tableaux, en hexadécimal, et ce qu'ils sont. */
    private static final Map<String, String> ETRANGERS = Map.ofEntries(
            Map.entry("255044462d", "un document PDF"),
            Map.entry("89504e47", "une image PNG"),
            Map.entry("ffd8ff", "une image JPEG"),
            Map.entry("47494638", "une image GIF"),
            Map.entry("49492a00", "une image TIFF"),
            Map.entry("4d4d002a", "une image TIFF"),
            Map.entry("1f8b", "une archive gzip"),
            Map.entry("377abcaf271c", "une archive 7z"),
            Map.entry("526172211a07", "une archive RAR"),
            Map.entry("fd377a585a00", "une archive xz"),
            Map.entry("7b5c727466", "un document RTF"));

    private static final Pattern BALISE =
            Pattern.compile("\\s*<(?:\\?xml|!doctype|html|head|body|table|meta|workbook)\\b.*", Pattern.DOTALL);

    private static final String ODF = "application/vnd.oasis.opendocument.";
    private static final String TABLEUR_ODF = ODF + "spreadsheet";

    private Reconnaissance() {}

    static Format reconnaitre(Path fichier) throws IOException {
        byte[] tete;
        try (var flux = Files.newInputStream(fichier)) {
            tete = flux.readNBytes(TETE);
        }
        if (tete.length == 0) {
            throw new OperationRefusee("Le fichier est vide (0 octet) : enregistrez-le ou téléchargez-le de nouveau.");
        }
        var hexa = HexFormat.of().formatHex(tete, 0, Math.min(tete.length, 16));
        if (hexa.startsWith("d0cf11e0a1b11ae1")) {
            throw AncienClasseur.refus(fichier);
        }
        if (hexa.startsWith("504b0304") || hexa.startsWith("504b0506")) {
            return classeur(fichier);
        }
        for (var etranger : ETRANGERS.entrySet()) {
            if (hexa.startsWith(etranger.getKey())) {
                throw new OperationRefusee("Ce fichier est %s.%s".formatted(etranger.getValue(), TABLEAU_ATTENDU));
            }
        }
        refuserLesBalises(tete);
        return Format.CSV;
    }

    private static Format classeur(Path fichier) throws IOException {
        try (var archive = Archive.ouvrir(fichier)) {
            if (archive.contient("xl/workbook.xml")) {
                return Format.XLSX;
            }
            if (archive.contient("xl/workbook.bin")) {
                throw new OperationRefusee(
                        "Ce classeur est au format binaire .xlsb, que Halle ne lit pas : ouvrez-le dans un tableur, "
                                + "enregistrez-le au format .xlsx, puis recommencez.");
            }
            var type = archive.debut("mimetype", 100).strip();
            if (type.startsWith(TABLEUR_ODF)) {
                return Format.ODS;
            }
            if (archive.contient("word/document.xml") || type.startsWith(ODF)) {
                throw new OperationRefusee(
                        "Ce fichier est un document bureautique, pas un classeur." + TABLEAU_ATTENDU);
            }
            if (archive.contientSous("xl/")) {
                return Format.XLSX;
            }
            throw new OperationRefusee(
                    "Ce fichier est une archive zip : ouvrez-la, et donnez le tableau qu'elle contient.");
        }
    }

    private static void refuserLesBalises(byte[] tete) {
        var debut = new String(tete, StandardCharsets.ISO_8859_1).replaceFirst("^\u00ef\u00bb\u00bf", "");
        if (BALISE.matcher(debut.toLowerCase(Locale.ROOT)).matches()) {
            throw new OperationRefusee(
                    "Ce fichier est une page web ou un document XML, même si un tableur sait l'ouvrir : "
                            + "ouvrez-le dans un tableur et enregistrez-le au format .xlsx ou .ods.");
        }
        if (debut.stripLeading().startsWith("{\"")) {
            throw new OperationRefusee("Ce fichier est écrit en JSON." + TABLEAU_ATTENDU);
        }
    }
}
