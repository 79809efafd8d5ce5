package fr.halle.acces.connexion.local;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** L'application d'authentification d'une personne, pour les essais. */
public final class CodesDEssai {

    private CodesDEssai() {}

    /** @param secret tel que la page le montre, sans espaces */
    public static String code(String secret, Instant instant) {
        var octets = new ByteArrayOutputStream();
        long tampon = 0;
        var bits = 0;
        for (var lettre : secret.toCharArray()) {
            tampon = tampon << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(lettre);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                octets.write((int) (tampon >> bits));
            }
        }
        return CodeUnique.code(octets.toByteArray(), instant.getEpochSecond() / 30);
    }
}
