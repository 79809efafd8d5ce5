package fr.halle.platform.tableur;

import fr.halle.platform.OperationRefusee;
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
            return Format.XLSX;
        }
        for (var etranger : ETRANGERS.entrySet()) {
            if (hexa.startsWith(etranger.getKey())) {
                throw new OperationRefusee("Ce fichier est %s.%s".formatted(etranger.getValue(), TABLEAU_ATTENDU));
            }
        }
        refuserLesBalises(tete);
        return Format.CSV;
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
