package fr.halle.platform.tableur;

import fr.halle.platform.OperationRefusee;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Les phrases que plusieurs lectures partagent, et l'écriture de ce qu'elles citent. */
public final class Phrases {

    private static final int CITATION = 60;
    private static final int NOMS = 10;

    private static final String ABIME =
            " : le fichier est incomplet ou abîmé. Demandez-le de nouveau, ou transmettez-le de nouveau.";

    private Phrases() {}

    /** Le fichier s'arrête avant sa fin ou son contenu est abîmé : seul un nouvel envoi y peut quelque chose. */
    public static OperationRefusee abime(String constat) {
        return new OperationRefusee(constat + ABIME);
    }

    public static OperationRefusee abime(String constat, Throwable cause) {
        return new OperationRefusee(constat + ABIME, cause);
    }

    /** Le fichier ne se laisse pas lire par le système. */
    public static OperationRefusee illisible(Throwable cause) {
        return new OperationRefusee(
                "Le fichier ne peut pas être lu jusqu'au bout : vérifiez le disque et les droits, puis recommencez.",
                cause);
    }

    /** Un texte venu du fichier, sur une ligne et assez court pour tenir dans une phrase. */
    public static String abreger(String texte) {
        var plat = texte.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (plat.codePointCount(0, plat.length()) <= CITATION) {
            return plat;
        }
        return plat.substring(0, plat.offsetByCodePoints(0, CITATION - 1)) + "…";
    }

    /** « A », « B » et 3 autres. */
    public static String citer(List<String> noms) {
        var cites = noms.stream().limit(NOMS).map(n -> "« " + abreger(n) + " »").collect(Collectors.joining(", "));
        return noms.size() <= NOMS ? cites : cites + " et " + compte(noms.size() - NOMS, "autre", "autres");
    }

    public static String nombre(long nombre) {
        return String.format(Locale.ROOT, "%,d", nombre).replace(',', ' ');
    }

    /** « 1 formule lue », « 3 formules lues » : le mot et ce qui s'accorde avec lui sont donnés aux deux nombres. */
    public static String compte(long nombre, String un, String plusieurs) {
        return nombre(nombre) + " " + (nombre < 2 ? un : plusieurs);
    }
}
