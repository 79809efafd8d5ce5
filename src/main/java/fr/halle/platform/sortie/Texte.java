package fr.halle.platform.sortie;

import java.util.regex.Pattern;

/** Ce qu'un texte doit devenir pour qu'un tableur le montre tel quel. */
final class Texte {

    /** Ce qu'un tableur prendrait pour une formule. */
    private static final Pattern FORMULE = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private static final Pattern NOMBRE = Pattern.compile("[+-]?\\d+(,\\d+)?");

    /** XML n'admet ni les caractères de contrôle ni une moitié de caractère, qu'un fichier importé peut contenir. */
    private static final Pattern ILLISIBLE = Pattern.compile(
            "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private Texte() {}

    /** Une case de CSV qui commence comme une formule serait exécutée à l'ouverture : l'apostrophe en fait du texte. */
    static String neutralise(String texte) {
        return FORMULE.matcher(texte).matches() && !NOMBRE.matcher(texte).matches() ? "'" + texte : texte;
    }

    static String lisible(String texte) {
        return ILLISIBLE.matcher(texte).replaceAll("");
    }
}
