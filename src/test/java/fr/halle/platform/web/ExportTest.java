package fr.halle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.platform.NatureBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;

class ExportTest {

    @TempDir
    private Path dossier;

    private record Ville(
            String nom,
            @Nullable Integer habitants,
            @Nullable Montant accorde,
            @Nullable LocalDate signee) {}

    private static final Export<Ville> VILLES = new Export<>(
            "villes",
            new Export.APropos(
                    "Villes",
                    new Lecture(LocalDate.of(2021, 9, 10), Instant.parse("2026-04-27T10:00:00Z")),
                    NatureBase.DEMONSTRATION,
                    List.of("Liste officielle", "Diaporama"),
                    "http://localhost/villes?au=2021-09-10"),
            List.of(
                    Export.texte("Ville", Ville::nom),
                    Export.entier("Habitants", Ville::habitants),
                    Export.montant("Accordé", Ville::accorde),
                    Export.date("Signée le", Ville::signee)));

    @Test
    void le_csv_s_ouvre_dans_un_tableur_francais() throws IOException {
        var csv = csv(
                new Ville("Saint-Sever", 5000, Montant.centimes(45089875), LocalDate.of(2021, 5, 20)),
                new Ville("Geaune", null, null, null));

        assertThat(csv)
                .isEqualTo("\ufeffVille;Habitants;Accordé;Signée le;au;connu;nature_base;sources\r\n"
                        + "Saint-Sever;5000;450898,75;2021-05-20;2021-09-10;2026-04-27T10:00:00Z;demonstration;Liste officielle | Diaporama\r\n"
                        + "Geaune;;;;2021-09-10;2026-04-27T10:00:00Z;demonstration;Liste officielle | Diaporama\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "=1+1|'=1+1",
                "@A1|'@A1",
                "+cmd|'+cmd",
                "-cmd|'-cmd",
                "-12,5|-12,5",
                "+33|+33",
                "\tx|'\tx",
                "L'Isle|L'Isle"
            })
    void une_case_ne_devient_jamais_une_formule(String nom, String attendu) throws IOException {
        assertThat(csv(new Ville(nom, null, null, null)).split("\r\n")[1]).startsWith(attendu + ";");
    }

    @Test
    void le_classeur_a_ses_types_et_dit_d_ou_il_vient() throws IOException {
        var sortie = new ByteArrayOutputStream();
        VILLES.xlsx(
                sortie,
                Stream.of(
                        new Ville("=1+1\u0001", 5000, Montant.centimes(45089875), LocalDate.of(2021, 5, 20)),
                        new Ville("Geaune", null, null, null)));
        var parties = parties(sortie.toByteArray());

        assertThat(parties.get("xl/worksheets/sheet1.xml"))
                .contains("450898.75", "<autoFilter ref=\"A1:D3\"", "state=\"frozen\"")
                .doesNotContain("<f>");
        assertThat(parties.get("xl/sharedStrings.xml"))
                .contains("=1+1", "Situation au", "2021-09-10", "Base de démonstration");
        assertThat(parties.get("xl/styles.xml")).contains("€", "dd/mm/yyyy");
        assertThat(parties.get("xl/workbook.xml")).contains("À propos");
    }

    @Test
    void dix_mille_lignes_passent_dans_les_deux_formats() throws IOException {
        var sortie = new ByteArrayOutputStream();
        VILLES.xlsx(
                sortie,
                Stream.generate(() -> new Ville("Amou", 1, Montant.ZERO, null)).limit(10_000));

        assertThat(parties(sortie.toByteArray()).get("xl/worksheets/sheet1.xml"))
                .contains("r=\"A10001\"");
    }

    private static String csv(Ville... villes) throws IOException {
        var sortie = new ByteArrayOutputStream();
        VILLES.csv(sortie, Stream.of(villes));
        return sortie.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> parties(byte[] classeur) throws IOException {
        var fichier = Files.write(dossier.resolve("villes.xlsx"), classeur);
        var parties = new HashMap<String, String>();
        try (var zip = new ZipFile(fichier.toFile())) {
            for (var entree : Collections.list(zip.entries())) {
                parties.put(
                        entree.getName(),
                        HtmlUtils.htmlUnescape(
                                new String(zip.getInputStream(entree).readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return parties;
    }
}
