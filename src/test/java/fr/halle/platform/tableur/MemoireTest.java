package fr.halle.platform.tableur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Des fichiers bien plus gros que la mémoire donnée à qui les lit. */
class MemoireTest {

    private static final String TAS = "-Xmx256m";

    private static final int MIO = 1 << 20;

    @TempDir
    private Path dossier;

    @Test
    void de_gros_fichiers_se_lisent_et_des_pieges_se_refusent_dans_256_mio() throws Exception {
        var csv = csv(200 * MIO);
        var xlsx = xlsx(38 * MIO, 22 * MIO);
        var ods = ods(60 * MIO);

        var sortie = lireAPart(
                csv.fichier,
                xlsx.fichier,
                ods.fichier,
                piege("bombe.xlsx", "<row><c><v>1</v></c></row>", 20 * MIO),
                piege("attribut.xlsx", "x", 20 * MIO, "<row x=\"", "\"/>"),
                piege("commentaire.xlsx", "<a>", 20 * MIO, "<!--", "-->"),
                textesDemesures());

        assertThat(sortie)
                .containsExactly(
                        "geant.csv : " + csv.lignes + " lignes, 0 défauts",
                        "geant.xlsx : " + xlsx.lignes + " lignes, 0 défauts",
                        "geant.ods : " + ods.lignes + " lignes, 0 défauts",
                        "bombe.xlsx : " + demesure("200 fois sa taille"),
                        "attribut.xlsx : " + TROP_LONG,
                        "commentaire.xlsx : " + TROP_LONG,
                        "textes.xlsx : " + demesure("64 Mio"));
    }

    private static final String TROP_LONG =
            "Ce classeur contient un texte de plus d'un million de caractères : raccourcissez-le, ou enregistrez de nouveau le classeur depuis un tableur.";

    private static String demesure(String borne) {
        return "Ce classeur prend plus de %s une fois décompressé, bien plus que ce que sa taille annonce : enregistrez-le de nouveau depuis un tableur, sans les lignes et colonnes vides, ou en CSV."
                .formatted(borne);
    }

    private record Geant(Path fichier, long lignes) {}

    private Geant csv(long octets) throws IOException {
        var fichier = dossier.resolve("geant.csv");
        var lignes = 0L;
        try (var texte = Files.newBufferedWriter(fichier)) {
            texte.write("code;commune;opération;montant\n");
            var gabarit = ";Saint-Étienne-d'Orthe;\"Requalification de la halle\net de ses abords, tranche ";
            for (var ecrits = 0L; ecrits < octets; lignes++) {
                var ligne = lignes + gabarit + lignes % 7 + "\";" + lignes * 31 % 1_000_003 + "\n";
                texte.write(ligne);
                ecrits += ligne.length();
            }
        }
        return new Geant(fichier, lignes);
    }

    private Geant xlsx(long octetsDeFeuille, long octetsDeTextes) throws IOException {
        var fichier = dossier.resolve("geant.xlsx");
        var pieces = Fabrique.piecesXlsx("", "");
        var textes = octetsDeTextes / 35;
        var lignes = new long[1];
        pieces.remove("xl/sharedStrings.xml");
        pieces.remove("xl/worksheets/sheet1.xml");
        try (var zip = new ZipOutputStream(Files.newOutputStream(fichier))) {
            zip.setLevel(1);
            for (var piece : pieces.entrySet()) {
                piece(zip, piece.getKey(), t -> t.write(piece.getValue()));
            }
            piece(zip, "xl/sharedStrings.xml", t -> {
                t.write("<sst><si><t>nom</t></si><si><t>montant</t></si>");
                for (var i = 0; i < textes; i++) {
                    t.write("<si><t>opération " + i + " &amp; " + i * 7L + "</t></si>");
                }
                t.write("</sst>");
            });
            piece(zip, "xl/worksheets/sheet1.xml", t -> {
                t.write("<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>");
                for (var ecrits = 0L; ecrits < octetsDeFeuille; lignes[0]++) {
                    var n = lignes[0] + 2;
                    var rangee = "<row r=\"%d\"><c r=\"A%d\" t=\"s\"><v>%d</v></c><c r=\"B%d\"><v>%d.5</v></c></row>"
                            .replace("%d.5", n * 31 % 1_000_003 + ".5");
                    rangee = rangee.replace("<v>%d", "<v>" + n % textes).replace("%d", Long.toString(n));
                    t.write(rangee);
                    ecrits += rangee.length();
                }
                t.write("</sheetData></worksheet>");
            });
        }
        return new Geant(fichier, lignes[0]);
    }

    private Geant ods(long octets) throws IOException {
        var fichier = dossier.resolve("geant.ods");
        var lignes = new long[1];
        try (var zip = new ZipOutputStream(Files.newOutputStream(fichier))) {
            zip.setLevel(1);
            piece(zip, "mimetype", t -> t.write("application/vnd.oasis.opendocument.spreadsheet"));
            piece(zip, "content.xml", t -> {
                t.write(Fabrique.debutOds());
                t.write("<table:table table:name=\"A\">");
                t.write("<table:table-row><table:table-cell><text:p>nom</text:p></table:table-cell>");
                t.write("<table:table-cell><text:p>montant</text:p></table:table-cell></table:table-row>");
                for (var ecrits = 0L; ecrits < octets; lignes[0]++) {
                    var rangee =
                            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>opération %</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"%\"><text:p>%</text:p></table:table-cell></table:table-row>"
                                    .replace("%", Long.toString(lignes[0] + 10));
                    t.write(rangee);
                    ecrits += rangee.length();
                }
                t.write("</table:table>" + Fabrique.finOds());
            });
        }
        return new Geant(fichier, lignes[0]);
    }

    /** Un classeur dont la feuille répète un motif, entre un début et une fin ; peu compressé sauf si on ne dit rien. */
    private Path piege(String nom, String motif, long octets, String... bornes) throws IOException {
        var fichier = dossier.resolve(nom);
        var pieces = Fabrique.piecesXlsx("", "");
        pieces.remove("xl/worksheets/sheet1.xml");
        try (var zip = new ZipOutputStream(Files.newOutputStream(fichier))) {
            for (var piece : pieces.entrySet()) {
                piece(zip, piece.getKey(), t -> t.write(piece.getValue()));
            }
            zip.setLevel(bornes.length == 0 ? 9 : 0);
            piece(zip, "xl/worksheets/sheet1.xml", t -> {
                t.write("<worksheet><sheetData>" + (bornes.length == 0 ? "" : bornes[0]));
                var bloc = motif.repeat(MIO / motif.length());
                for (var ecrits = 0L; ecrits < octets; ecrits += bloc.length()) {
                    t.write(bloc);
                }
                t.write((bornes.length == 0 ? "" : bornes[1]) + "</sheetData></worksheet>");
            });
        }
        return fichier;
    }

    private Path textesDemesures() throws IOException {
        var fichier = dossier.resolve("textes.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(fichier))) {
            zip.setLevel(1);
            var pieces = Fabrique.piecesXlsx("", "");
            pieces.remove("xl/sharedStrings.xml");
            for (var piece : pieces.entrySet()) {
                piece(zip, piece.getKey(), t -> t.write(piece.getValue()));
            }
            piece(zip, "xl/sharedStrings.xml", t -> {
                t.write("<sst>");
                for (var i = 0; i < 65 * MIO / 16; i++) {
                    t.write("<si><t>" + (1_000_000 + i % 8_000_000) + "</t></si>");
                }
                t.write("</sst>");
            });
        }
        return fichier;
    }

    private interface Ecriture {
        void ecrire(Writer texte) throws IOException;
    }

    private static void piece(ZipOutputStream zip, String nom, Ecriture ecriture) throws IOException {
        zip.putNextEntry(new ZipEntry(nom));
        var texte = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        ecriture.ecrire(texte);
        texte.flush();
        zip.closeEntry();
    }

    private List<String> lireAPart(Path... fichiers) throws IOException, InterruptedException {
        var commande = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                TAS,
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                LectureGeante.class.getName()));
        Stream.of(fichiers).map(Path::toString).forEach(commande::add);
        var sortie = dossier.resolve("sortie.txt");
        var processus = new ProcessBuilder(commande)
                .redirectErrorStream(true)
                .redirectOutput(sortie.toFile())
                .start();
        try {
            assertThat(processus.waitFor(2, TimeUnit.MINUTES))
                    .as("lecture finie")
                    .isTrue();
        } finally {
            processus.destroyForcibly();
        }
        return Files.readAllLines(sortie);
    }
}
