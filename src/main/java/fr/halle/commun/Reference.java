package fr.halle.commun;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Un identifiant public tiré au sort : un préfixe d'une lettre, huit caractères de la base 32 de Crockford (sans I, L,
 * O ni U, qui se confondent) et un caractère de contrôle. Il ne contient ni nom ni code et n'est jamais réemployé.
 *
 * @param valeur par exemple {@code L-7K3QX9MW0}
 */
public record Reference(String valeur) {

    /** Trente et un caractères, nombre premier : voir {@link #controle}. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    private static final Pattern FORME = Pattern.compile("[A-Z]-[0-9A-HJKMNP-TV-Y]{9}");
    private static final int LONGUEUR = 8;
    private static final long COMBINAISONS = 852_891_037_441L;

    /** Premier avec 31, donc avec le nombre de combinaisons : multiplier par lui ne fait que les permuter. */
    private static final long DISPERSION = 40_000_000_003L;

    private static final SecureRandom HASARD = new SecureRandom();

    public Reference {
        if (!estValide(valeur)) {
            throw new IllegalArgumentException("« " + valeur + " » n'est pas une référence : vérifiez sa saisie.");
        }
    }

    public static Reference nouvelle(char prefixe) {
        return new Reference(prefixe + "-" + corps());
    }

    /** Une référence sans son préfixe, pour en tirer beaucoup à la fois : le caractère de contrôle ne dépend pas de lui. */
    public static String corps() {
        var corps = new StringBuilder(LONGUEUR + 1);
        for (var reste = HASARD.nextLong() >>> 1; corps.length() < LONGUEUR; reste /= ALPHABET.length()) {
            corps.append(ALPHABET.charAt((int) (reste % ALPHABET.length())));
        }
        return corps.append(controle(corps.toString())).toString();
    }

    /**
     * La référence d'un numéro d'ordre : pour des données que l'on veut refaire à l'identique. Deux numéros ne donnent
     * jamais la même, et se suivre ne se voit pas.
     *
     * @param numero de 0 à cent millions
     */
    public static Reference numero(char prefixe, long numero) {
        var reste = Math.floorMod(Math.multiplyExact(numero, DISPERSION), COMBINAISONS);
        var corps = new char[LONGUEUR];
        for (var i = LONGUEUR - 1; i >= 0; i--) {
            corps[i] = ALPHABET.charAt((int) (reste % ALPHABET.length()));
            reste /= ALPHABET.length();
        }
        var texte = new String(corps);
        return new Reference(prefixe + "-" + texte + controle(texte));
    }

    public static boolean estValide(String valeur) {
        return FORME.matcher(valeur).matches()
                && controle(valeur.substring(2, 2 + LONGUEUR)) == valeur.charAt(2 + LONGUEUR);
    }

    /** Somme pondérée modulo un nombre premier : toute erreur d'un caractère et toute inversion de deux voisins sont vues. */
    private static char controle(String corps) {
        var somme = 0;
        for (var i = 0; i < corps.length(); i++) {
            somme += (i + 1) * ALPHABET.indexOf(corps.charAt(i));
        }
        return ALPHABET.charAt(somme % ALPHABET.length());
    }

    @Override
    public String toString() {
        return valeur;
    }
}
