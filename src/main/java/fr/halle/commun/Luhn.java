package fr.halle.commun;

/** La clé de contrôle des SIREN et des SIRET (norme ISO/IEC 7812-1). */
final class Luhn {

    private Luhn() {}

    static boolean estJuste(String chiffres) {
        var somme = 0;
        for (var i = 0; i < chiffres.length(); i++) {
            var chiffre = chiffres.charAt(chiffres.length() - 1 - i) - '0';
            var pese = i % 2 == 0 ? chiffre : chiffre * 2;
            somme += pese > 9 ? pese - 9 : pese;
        }
        return somme % 10 == 0;
    }
}
