package fr.halle.commun;

import java.util.regex.Pattern;

/**
 * Le numéro à quatorze chiffres d'un établissement : le SIREN de la personne morale, puis cinq chiffres.
 *
 * @param valeur par exemple {@code 20005480700017}
 */
public record Siret(String valeur) implements Comparable<Siret> {

    private static final Pattern FORME = Pattern.compile("\\d{14}");

    public Siret {
        if (!estValide(valeur)) {
            throw new IllegalArgumentException("« " + valeur
                    + " » n'est pas un SIRET : quatorze chiffres dont le dernier est une clé de contrôle.");
        }
    }

    public static boolean estValide(String valeur) {
        return FORME.matcher(valeur).matches() && Luhn.estJuste(valeur) && Siren.estValide(valeur.substring(0, 9));
    }

    public Siren siren() {
        return new Siren(valeur.substring(0, 9));
    }

    @Override
    public int compareTo(Siret autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
