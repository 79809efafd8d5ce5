package fr.halle.acces.connexion.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeUniqueTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, annexe B, colonne SHA-1 : les six derniers chiffres. */
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void les_codes_sont_ceux_de_la_norme(long seconde, String code) {
        assertThat(CodeUnique.code(SECRET, seconde / 30)).isEqualTo(code);
        assertThat(CodeUnique.pas(SECRET, code, Instant.ofEpochSecond(seconde))).hasValue(seconde / 30);
    }

    @Test
    void un_code_vaut_a_trente_secondes_pres_et_pas_davantage() {
        var code = CodeUnique.code(SECRET, 100);

        assertThat(CodeUnique.pas(SECRET, code, Instant.ofEpochSecond(100 * 30 + 59)))
                .hasValue(100);
        assertThat(CodeUnique.pas(
                        SECRET, code.substring(0, 3) + " " + code.substring(3), Instant.ofEpochSecond(99 * 30)))
                .hasValue(100);
        assertThat(CodeUnique.pas(SECRET, code, Instant.ofEpochSecond(102 * 30)))
                .isEmpty();
        assertThat(CodeUnique.pas(SECRET, "abcdef", Instant.ofEpochSecond(100 * 30)))
                .isEmpty();
        assertThat(CodeUnique.pas(SECRET, "", Instant.ofEpochSecond(100 * 30))).isEmpty();
    }

    @Test
    void le_secret_se_recopie_et_son_adresse_se_lit() {
        assertThat(CodeUnique.enBase32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(CodeUnique.adresse(SECRET, "a+b@exemple.fr"))
                .isEqualTo(
                        "otpauth://totp/Halle:a%2Bb%40exemple.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Halle&algorithm=SHA1&digits=6&period=30");
        assertThat(CodeUnique.tirer()).hasSize(20).isNotEqualTo(CodeUnique.tirer());
    }
}
