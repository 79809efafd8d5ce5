package fr.halle.commun;

import java.util.regex.Pattern;

/**
 * Le numéro à neuf chiffres d'une personne morale ; le dernier est une clé (algorithme de Luhn).
 *
 * @param valeur par exemple {@code 200054807}
 */
public record Siren(String valeur) implements Comparable<Siren> {

    private static final Pattern FORME = Pattern.compile("\\d{9}");

    public Siren {
        if (!estValide(valeur)) {
            throw new IllegalArgumentException(
                    "« " + valeur + " » n'est pas un SIREN : neuf chiffres dont le dernier est une clé de contrôle.");
        }
    }

    public static boolean estValide(String valeur) {
        return FORME.matcher(valeur).matches() && Luhn.estJuste(valeur);
    }

    @Override
    public int compareTo(Siren autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
