package fr.halle.platform.tableur;

import static fr.halle.platform.tableur.Lectures.lire;
import static fr.halle.platform.tableur.Lectures.refus;
import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconnaissanceTest {

    private static final byte[] OLE2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    @TempDir
    private Path dossier;

    @Test
    void un_classeur_chiffre_ou_ancien_dit_quoi_faire() throws IOException {
        assertThat(refus(fichier(ole2("EncryptedPackage", 70_000)))).contains("mot de passe", "retirez");
        assertThat(refus(fichier(ole2("EncryptedPackage", (1 << 16) - 8 - 16)))).contains("mot de passe");
        assertThat(refus(fichier(ole2("Workbook", 500)))).contains("ancien format .xls", ".xlsx");
        assertThat(refus(fichier(ole2("WordDocument", 500)))).contains(".doc");
        assertThat(refus(fichier(OLE2))).contains("ancien format .xls");
    }

    private static byte[] ole2(String flux, int position) {
        var octets = new byte[position + 200];
        System.arraycopy(OLE2, 0, octets, 0, OLE2.length);
        var nom = flux.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(nom, 0, octets, position, nom.length);
        return octets;
    }

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37, document PDF",
        "89504e470d0a1a0a, image PNG",
        "ffd8ffe000104a46, image JPEG",
        "4749463839610000, image GIF",
        "1f8b080000000000, archive gzip",
        "377abcaf271c0004, archive 7z",
        "0001020304050607, octets nuls",
        "3c68746d6c3e3c2f, page web",
        "efbbbf203c3f786d6c20, document XML",
        "7b2261223a317d0a, JSON",
        "61003b0062000a00, UTF-16LE",
        "0061003b0062000a, UTF-16BE",
    })
    void ce_qui_n_est_pas_un_tableau_est_nomme(String hexa, String nom) throws IOException {
        assertThat(refus(fichier(HexFormat.of().parseHex(hexa)))).contains(nom);
    }

    @Test
    void une_archive_qui_n_est_pas_un_classeur_est_nommee() throws IOException {
        assertThat(refus(fichier(Fabrique.zip(Map.of("a.csv", "a;b"))))).contains("archive zip", "ouvrez-la");
        assertThat(refus(fichier(Fabrique.zip(Map.of("word/document.xml", "<a/>")))))
                .contains("document bureautique");
        assertThat(refus(fichier(Fabrique.zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text")))))
                .contains("document bureautique");
        assertThat(refus(fichier(Fabrique.zip(Map.of("xl/workbook.bin", ""))))).contains(".xlsb", ".xlsx");
        assertThat(refus(fichier("PK\3\4".getBytes(StandardCharsets.US_ASCII)))).contains("incomplet ou abîmé");
        assertThat(refus(fichier(zipChiffre()))).contains("protégée par un mot de passe");
    }

    private static byte[] zipChiffre() {
        var octets = Fabrique.zip(Map.of("a.csv", "a;b"));
        var texte = new String(octets, StandardCharsets.ISO_8859_1);
        octets[6] |= 1;
        octets[texte.indexOf("PK\1\2") + 8] |= 1;
        return octets;
    }

    @Test
    void des_octets_au_hasard_ne_donnent_jamais_que_des_phrases() throws IOException {
        var hasard = new Random(2021);
        var modeles = new byte[][] {
            Fabrique.xlsx("<row><c t=\"s\"><v>0</v></c></row><row><c><v>1</v></c></row>", ""),
            Fabrique.ods(
                    "<table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>nom</text:p></table:table-cell></table:table-row></table:table>"),
            "nom;montant\n\"Dax\";1\n".repeat(20).getBytes(StandardCharsets.UTF_8)
        };
        var refusees = 0;
        for (var essai = 0; essai < 600; essai++) {
            var octets = modeles[essai % modeles.length].clone();
            for (var faute = 0; faute <= essai % 5; faute++) {
                octets[hasard.nextInt(octets.length)] = (byte) hasard.nextInt(256);
            }
            var fichier = fichier(octets);
            try {
                lire(fichier);
            } catch (OperationRefusee e) {
                refusees++;
                assertThat(e.phrase()).endsWith(".").doesNotContain("Exception", "null");
            }
        }
        assertThat(refusees).isGreaterThan(200);
    }

    private Path fichier(byte[] octets) throws IOException {
        return Files.write(dossier.resolve("essai.csv"), octets);
    }
}
