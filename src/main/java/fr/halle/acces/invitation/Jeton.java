package fr.halle.acces.invitation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Le secret d'une invitation : 256 bits tirés au sort, montrés une fois. La base n'en garde que l'empreinte. */
record Jeton(String secret) {

    private static final int OCTETS = 32;
    private static final int LONGUEUR = 100;
    private static final SecureRandom HASARD = new SecureRandom();

    static Jeton tirer() {
        var octets = new byte[OCTETS];
        HASARD.nextBytes(octets);
        return new Jeton(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    /** Son SHA-256 ; un secret aussi long ne se devine pas, il n'y a rien à ralentir. */
    byte[] empreinte() {
        try {
            var lu = secret.length() <= LONGUEUR ? secret : secret.substring(0, LONGUEUR);
            return MessageDigest.getInstance("SHA-256").digest(lu.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Toute machine Java sait calculer un SHA-256", e);
        }
    }

    /** Il ne s'écrit dans aucun journal. */
    @Override
    public String toString() {
        return "Jeton[…]";
    }
}
