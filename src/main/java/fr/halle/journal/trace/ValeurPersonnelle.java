package fr.halle.journal.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Une valeur gardée hors de la chaîne, qui n'en porte que le condensat : SHA-256 du sel suivi de la valeur en UTF-8. Sans le sel,
 * on ne retrouve pas la valeur en essayant toutes celles qui seraient possibles.
 *
 * @param moment {@code auteur}, {@code avant} ou {@code apres}
 * @param sel 16 octets tirés au hasard, en hexadécimal
 */
record ValeurPersonnelle(String champ, String moment, UUID personne, String sel, String valeur) {

    private static final SecureRandom HASARD = new SecureRandom();

    static ValeurPersonnelle tirer(String champ, String moment, UUID personne, String valeur) {
        var sel = new byte[16];
        HASARD.nextBytes(sel);
        return new ValeurPersonnelle(champ, moment, personne, HexFormat.of().formatHex(sel), valeur);
    }

    String condensat() {
        var sha256 = sha256();
        sha256.update(HexFormat.of().parseHex(sel));
        return HexFormat.of().formatHex(sha256.digest(valeur.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
