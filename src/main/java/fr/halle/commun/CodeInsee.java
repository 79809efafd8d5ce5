package fr.halle.commun;

import java.util.regex.Pattern;

/**
 * Le code d'une commune au Code officiel géographique : cinq caractères, « 2A » et « 2B » pour la Corse.
 *
 * @param valeur par exemple {@code 40197}, {@code 2A004}, {@code 97101}
 */
public record CodeInsee(String valeur) implements Comparable<CodeInsee> {

    private static final Pattern FORME = Pattern.compile("(\\d{2}|2[AB])\\d{3}");

    public CodeInsee {
        if (!estValide(valeur)) {
            throw new IllegalArgumentException(
                    "« " + valeur + " » n'est pas un code Insee : cinq caractères, comme 40197 ou 2A004.");
        }
    }

    public static boolean estValide(String valeur) {
        return FORME.matcher(valeur).matches();
    }

    @Override
    public int compareTo(CodeInsee autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
