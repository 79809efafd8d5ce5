package fr.halle.acces.connexion.local;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Le code à six chiffres d'une application d'authentification : RFC 6238, SHA-1, trente secondes, ce que toutes savent faire. */
final class CodeUnique {

    private static final int OCTETS = 20;
    private static final long PAS_S = 30;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom HASARD = new SecureRandom();

    private CodeUnique() {}

    static byte[] tirer() {
        var secret = new byte[OCTETS];
        HASARD.nextBytes(secret);
        return secret;
    }

    /** Le pas de temps de ce code, s'il vaut maintenant ou à trente secondes près. */
    static OptionalLong pas(byte[] secret, String code, Instant instant) {
        var saisi = code.replaceAll("[\\s\\u00a0\\u202f]", "");
        if (!saisi.matches("[0-9]{6}")) {
            return OptionalLong.empty();
        }
        var maintenant = instant.getEpochSecond() / PAS_S;
        var trouve = OptionalLong.empty();
        for (var pas = maintenant - 1; pas <= maintenant + 1; pas++) {
            if (MessageDigest.isEqual(
                    code(secret, pas).getBytes(StandardCharsets.US_ASCII), saisi.getBytes(StandardCharsets.US_ASCII))) {
                trouve = OptionalLong.of(pas);
            }
        }
        return trouve;
    }

    static String code(byte[] secret, long pas) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var condense =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(pas).array());
            var debut = condense[condense.length - 1] & 0xF;
            var nombre = ByteBuffer.wrap(condense, debut, Integer.BYTES).getInt() & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%06d", nombre % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Le secret tel qu'il se recopie à la main. */
    static String enBase32(byte[] secret) {
        var texte = new StringBuilder();
        long tampon = 0;
        var bits = 0;
        for (var octet : secret) {
            tampon = tampon << 8 | octet & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                texte.append(BASE32.charAt((int) (tampon >> bits & 0x1F)));
            }
        }
        return texte.toString();
    }

    /** L'adresse que lit une application d'authentification. */
    static String adresse(byte[] secret, String courriel) {
        return "otpauth://totp/Halle:%s?secret=%s&issuer=Halle&algorithm=SHA1&digits=6&period=30"
                .formatted(URLEncoder.encode(courriel, StandardCharsets.UTF_8).replace("+", "%20"), enBase32(secret));
    }
}
