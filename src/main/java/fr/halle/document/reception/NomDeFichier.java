package fr.halle.document.reception;

import fr.halle.platform.OperationRefusee;
import java.text.Normalizer;
import java.util.Locale;

/** Le nom sous lequel un fichier a été déposé. Il ne sert jamais de chemin ; on le rend à qui télécharge. */
final class NomDeFichier {

    private static final int LONGUEUR = 150;

    private NomDeFichier() {}

    /**
     * Le nom, ses lettres accentuées en un seul caractère.
     *
     * @throws OperationRefusee s'il pourrait tromper qui le lit, ou désigner un autre endroit
     */
    static String lire(String nom) {
        var lu = Normalizer.normalize(nom, Normalizer.Form.NFC).strip();
        if (lu.isEmpty()) {
            throw new OperationRefusee("Aucun fichier n'est choisi : choisissez-en un, puis recommencez.");
        }
        if (lu.length() > LONGUEUR) {
            throw new OperationRefusee(
                    "Le nom du fichier dépasse %d caractères : raccourcissez-le, puis déposez-le de nouveau."
                            .formatted(LONGUEUR));
        }
        if (lu.indexOf('/') >= 0 || lu.indexOf('\\') >= 0 || lu.startsWith(".")) {
            throw new OperationRefusee(
                    "Le nom du fichier porte un chemin, ou commence par un point : renommez-le sans barre ni point initial, puis déposez-le de nouveau.");
        }
        if (lu.codePoints().anyMatch(NomDeFichier::trompeur)) {
            throw new OperationRefusee(
                    "Le nom du fichier porte un caractère invisible ou illisible : renommez-le avec des lettres, des chiffres et des tirets, puis déposez-le de nouveau.");
        }
        return lu;
    }

    /** Ce qui suit le dernier point, en minuscules ; vide s'il n'y en a pas. */
    static String extension(String nom) {
        var point = nom.lastIndexOf('.');
        return point < 0 ? "" : nom.substring(point + 1).toLowerCase(Locale.ROOT);
    }

    /** Un caractère de commande, une moitié de caractère, ou de ceux qui retournent le texte : « annexe\u202Efdp.exe ». */
    private static boolean trompeur(int caractere) {
        return switch (Character.getType(caractere)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> caractere == 0xFFFD;
        };
    }
}
