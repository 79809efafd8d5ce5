package fr.halle.platform.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Une migration publiée ne se modifie plus : une base qui l'a déjà jouée ne pourrait plus se mettre à jour. */
class MigrationsPublieesTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");
    private static final Path PUBLIEES = Path.of("src/test/resources/migrations-publiees.txt");

    @Test
    void une_migration_publiee_garde_son_nom_et_son_texte() throws IOException, NoSuchAlgorithmException {
        var changees = new ArrayList<String>();
        var lignes = Files.readAllLines(PUBLIEES);
        for (var ligne : lignes) {
            var colonnes = ligne.split("\\s+", 2);
            var script = SCRIPTS.resolve(colonnes[1]);
            if (!Files.exists(script) || !colonnes[0].equals(condensat(script))) {
                changees.add(colonnes[1]);
            }
        }
        assertThat(lignes).hasSizeGreaterThan(10);
        assertThat(changees)
                .as("migrations publiées, absentes ou modifiées : les rendre à leur texte, et en écrire une neuve")
                .isEmpty();
    }

    private static String condensat(Path script) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(script)));
    }
}
