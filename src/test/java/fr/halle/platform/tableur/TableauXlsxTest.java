package fr.halle.platform.tableur;

import static fr.halle.platform.tableur.Fabrique.xlsx;
import static fr.halle.platform.tableur.Lectures.lire;
import static fr.halle.platform.tableur.Lectures.refus;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableauXlsxTest {

    private static final String ENTETES =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";

    @TempDir
    private Path dossier;

    @Test
    void un_classeur_ecrit_par_une_bibliotheque_se_relit() throws IOException {
        var fichier = classeur("essai.xlsx", c -> {
            var f = c.newWorksheet("Actions");
            f.value(1, 0, " nom ");
            f.value(1, 1, "montant");
            f.value(1, 2, "signé le");
            f.value(1, 3, "fini");
            f.value(3, 0, "Halle & marché\nDax");
            f.value(3, 1, 1234567.5);
            f.value(3, 2, LocalDate.of(2021, 9, 10));
            f.style(3, 2).format("yyyy-mm-dd").set();
            f.value(3, 3, true);
            f.value(4, 1, 0.1 + 0.2);
            f.value(4, 2, LocalDateTime.of(2021, 9, 10, 14, 30));
            f.style(4, 2).format("dd/mm/yyyy hh:mm").set();
            f.value(4, 3, false);
        });

        var lu = lire(fichier);

        assertThat(lu.format()).isEqualTo(Format.XLSX);
        assertThat(lu.entetes()).containsExactly("nom", "montant", "signé le", "fini");
        assertThat(lu.lignes())
                .containsExactly(
                        new Ligne(4, List.of("Halle & marché\nDax", "1234567.5", "2021-09-10", "true")),
                        new Ligne(5, List.of("", "0.3", "2021-09-10T14:30:00", "false")));
        assertThat(lu.remarques()).isEmpty();
    }

    @Test
    void la_premiere_feuille_visible_est_lue_et_les_autres_sont_dites() throws IOException {
        var fichier = classeur("essai.xlsx", c -> {
            remplir(c.newWorksheet("Listes")).setVisibilityState(VisibilityState.HIDDEN);
            remplir(c.newWorksheet("Actions"));
            c.newWorksheet("Vide");
            remplir(c.newWorksheet("Annexe"));
            remplir(c.newWorksheet("Secret")).setVisibilityState(VisibilityState.VERY_HIDDEN);
        });

        assertThat(lire(fichier).remarques())
                .containsExactly(
                        "Feuille « Actions » lue ; laissées de côté : « Annexe ».",
                        "Feuilles masquées, non lues : « Listes », « Secret ».");
        assertThat(lire(fichier, new Options("Listes", null, null)).lignes()).hasSize(1);
        assertThat(refus(fichier, new Options("Bilan", null, null)))
                .contains("« Bilan »", "parmi : « Listes », « Actions », « Vide », « Annexe », « Secret »");
        assertThat(refus(fichier, new Options("Vide", null, null))).contains("« Vide » est vide", "précisez-la");
    }

    private static Worksheet remplir(Worksheet feuille) {
        feuille.value(0, 0, "nom");
        feuille.value(1, 0, "Dax");
        return feuille;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1234.5, 1234.5",
        "0, 1.5E3, 1500",
        "0, 1E-7, 0.0000001",
        "0, 45.300000000000004, 45.3",
        "0, 123456789012345, 123456789012345",
        "0, -0.0, 0",
        "1, 44449, 2021-09-10",
        "1, 44449.75, 2021-09-10",
        "1, 1, 1900-01-01",
        "1, 59, 1900-02-28",
        "1, 61, 1900-03-01",
        "2, 44449, 2021-09-10",
        "3, 1001, 01001",
        "3, 40088, 40088",
        "4, 44449.604166666664, 2021-09-10T14:30:00",
        "4, 44449, 2021-09-10",
        "5, 0.5, 12:00:00",
        "6, 12.5, 12.5",
        "7, 1.5, 1.5",
        "99, 7, 7",
    })
    void un_nombre_se_lit_selon_son_style(String style, String brut, String lu) throws IOException {
        var rangee = "<row r=\"2\"><c r=\"A2\" s=\"%s\"><v>%s</v></c></row>".formatted(style, brut);

        assertThat(lire(fichier(xlsx(ENTETES + rangee, ""))).lignes()).containsExactly(new Ligne(2, List.of(lu, "")));
    }

    @Test
    void les_jours_se_comptent_aussi_depuis_1904() throws IOException {
        var pieces = Fabrique.piecesXlsx(ENTETES + "<row><c s=\"1\"><v>42987</v></c></row>", "");
        pieces.computeIfPresent(
                "xl/workbook.xml", (n, v) -> v.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));

        assertThat(lire(fichier(Fabrique.zip(pieces))).lignes())
                .containsExactly(new Ligne(2, List.of("2021-09-10", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c r='A2' t='e'><v>#REF!</v></c>|#REF!|case A2 : en erreur (#REF!)",
                "<c r='A2'><f>1+1</f></c>|''|case A2 : formule sans valeur calculée",
                "<c r='A2'><f>1+1</f><v></v></c>|''|case A2 : formule sans valeur calculée",
                "<c r='A2' s='1'><v>-4</v></c>|-4|case A2 : date illisible (-4)",
                "<c r='A2' s='1'><v>60</v></c>|60|case A2 : date illisible (60)",
                "<c r='A2' s='4'><v>2958465.9999999</v></c>|2958465.9999999|date illisible",
                "<c r='A2'><v>1E999999999</v></c>|1E999999999|case A2 : nombre illisible",
                "<c r='A2'><v>12,5</v></c>|12,5|case A2 : nombre illisible (12,5)",
                "<c r='A2'><v>1</v></c><c r='C2'><v>3</v></c>|1|3 cases pour 2 colonnes",
                "<c r='A2' t='e'><v>#N/A</v></c><c r='B2' t='e'><v>#N/A</v></c>|#N/A|(#N/A), et 1 autre",
            })
    void une_case_qui_ne_peut_pas_etre_crue_le_dit(String cases, String premiere, String defaut) throws IOException {
        var lignes = lire(fichier(xlsx(ENTETES + "<row r='2'>" + cases + "</row>", "")))
                .lignes();

        assertThat(lignes).hasSize(1);
        assertThat(lignes.getFirst().cases()).first().isEqualTo(premiere);
        assertThat(lignes.getFirst().defaut()).contains(defaut);
    }

    @Test
    void formules_fusions_textes_riches_et_lignes_masquees_se_lisent_et_se_disent() throws IOException {
        var rangees = ENTETES
                + "<row><c t=\"s\"><v>2</v></c><c t=\"str\"><f>A1&amp;\"x\"</f><v>calculé</v></c></row>"
                + "<row hidden=\"1\"><c t=\"inlineStr\"><is><t>dans </t><r><t>la case</t></r></is></c><c><f>2*3</f><v>6</v></c></row>"
                + "<row r=\"9\"><c t=\"d\"><v>2021-09-10T00:00:00</v></c><c t=\"str\"><f>\"\"</f><v></v></c></row>"
                + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>";
        var suite = "<mergeCells count=\"2\"><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>";

        var lu = lire(fichier(xlsx(rangees, suite)));

        assertThat(lu.entetes()).containsExactly("nom", "montant");
        assertThat(lu.lignes())
                .containsExactly(
                        new Ligne(2, List.of(" a\rb&é ", "calculé")),
                        new Ligne(3, List.of("dans la case", "6")),
                        new Ligne(9, List.of("2021-09-10", "")));
        assertThat(lu.remarques())
                .containsExactly(
                        "2 cellules fusionnées lues à leur première case.",
                        "3 formules lues à leur dernière valeur calculée.",
                        "1 ligne masquée ou filtrée, lue comme les autres.");
    }

    @Test
    void les_pieces_se_trouvent_par_leurs_relations() throws IOException {
        var pieces = Fabrique.piecesXlsx(ENTETES, "");
        var feuille = String.valueOf(pieces.remove("xl/worksheets/sheet1.xml"));
        pieces.put("ailleurs/Feuille.XML", feuille);
        pieces.computeIfPresent(
                "xl/_rels/workbook.xml.rels",
                (n, v) -> v.replace("worksheets/sheet1.xml", "./../ailleurs/feuille.xml"));

        assertThat(lire(fichier(Fabrique.zip(pieces))).entetes()).containsExactly("nom", "montant");
    }

    @Test
    void un_classeur_nomme_csv_se_lit_et_le_dit() throws IOException {
        var fichier = classeur("essai.csv", c -> remplir(c.newWorksheet("A")));

        var lu = lire(fichier);

        assertThat(lu.format()).isEqualTo(Format.XLSX);
        assertThat(lu.remarques())
                .containsExactly(
                        "Le nom du fichier finit par « .csv », mais son contenu est au format XLSX : c'est ainsi qu'il est lu.");
    }

    @Test
    void un_classeur_coupe_n_importe_ou_est_refuse() throws IOException {
        var hasard = new Random(7);
        var octets = Files.readAllBytes(classeur("essai.xlsx", c -> {
            var f = c.newWorksheet("A");
            f.value(0, 0, "nom");
            for (var i = 1; i < 2_000; i++) {
                f.value(i, 0, "ligne " + hasard.nextLong());
            }
        }));

        for (var part : List.of(0.02, 0.5, 0.9, 0.999)) {
            assertThat(refus(fichier(Arrays.copyOf(octets, (int) (octets.length * part)))))
                    .contains("incomplet ou abîmé", "transmettez-le de nouveau");
        }
    }

    @Test
    void un_octet_change_se_voit_a_la_somme_de_controle() throws IOException {
        var pieces = Fabrique.piecesXlsx(ENTETES + "<row><c><v>1629048</v></c></row>", "");
        var octets = Fabrique.zipSansCompression(pieces);
        var texte = new String(octets, StandardCharsets.ISO_8859_1);
        octets[texte.indexOf("1629048")] = '9';

        assertThat(refus(fichier(octets))).contains("somme de contrôle", "transmettez-le de nouveau");
    }

    @Test
    void un_xml_coupe_ou_mal_forme_est_refuse() throws IOException {
        for (var remplacement : List.of(
                "<row r=\"3\"><c><v>1</c></row>",
                "<row",
                "<row r=\"x\"/>",
                "<row><c r=\"!!\"/></row>",
                "<row><c t=\"s\"><v>99</v></c></row>",
                "<row><c t=\"s\"><v>x</v></c></row>")) {
            assertThat(refus(fichier(xlsx(ENTETES + remplacement, "")))).contains("incomplet ou abîmé");
        }
        var pieces = Fabrique.piecesXlsx(ENTETES, "");
        pieces.remove("xl/worksheets/sheet1.xml");
        assertThat(refus(fichier(Fabrique.zip(pieces)))).contains("sheet1.xml", "incomplet ou abîmé");
    }

    @Test
    void une_dtd_ou_une_entite_externe_n_est_jamais_suivie() throws IOException {
        var secret = Files.writeString(dossier.resolve("secret.txt"), "secret");
        var dtd = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri());
        var pieces = Fabrique.piecesXlsx(ENTETES + "<row><c t=\"str\"><v>&x;</v></c></row>", "");
        pieces.computeIfPresent("xl/worksheets/sheet1.xml", (n, v) -> v.replace("<worksheet>", dtd + "<worksheet>"));

        assertThat(refus(fichier(Fabrique.zip(pieces))))
                .contains("DTD", "sécurité")
                .doesNotContain("secret.txt");
        assertThat(refus(fichier(xlsx(ENTETES + "<row><c t=\"str\"><v>&x;</v></c></row>", ""))))
                .contains("incomplet ou abîmé");
    }

    @Test
    void une_feuille_trop_large_ou_une_case_trop_longue_est_refusee() throws IOException {
        assertThat(refus(fichier(xlsx("<row><c r=\"ZZZZ1\"><v>1</v></c></row>", ""))))
                .contains("adresse illisible");
        assertThat(refus(fichier(xlsx("<row><c r=\"XFD1\"><v>1</v></c></row>", ""))))
                .contains("plus de 1 000 colonnes");
        var longue = "<row><c t=\"str\"><v>" + "x".repeat((1 << 20) + 1) + "</v></c></row>";
        assertThat(refus(fichier(xlsx(ENTETES + longue, "")))).contains("million de caractères");
        var doublee = ENTETES.replace("<v>1</v>", "<v>0</v>");
        assertThat(refus(fichier(xlsx(doublee, "")))).contains("« nom »", "A et B");
        var erreur = ENTETES.replace("t=\"s\"><v>1</v>", "t=\"e\"><v>#REF!</v>");
        assertThat(refus(fichier(xlsx(erreur, "")))).contains("ligne d'entêtes", "case B1 : en erreur (#REF!)");
    }

    private Path fichier(byte[] octets) throws IOException {
        return Files.write(dossier.resolve("essai.xlsx"), octets);
    }

    private interface Ecriture {
        void ecrire(Workbook classeur) throws IOException;
    }

    private Path classeur(String nom, Ecriture ecriture) throws IOException {
        var fichier = dossier.resolve(nom);
        try (var flux = Files.newOutputStream(fichier);
                var classeur = new Workbook(flux, "Halle", "1.0")) {
            ecriture.ecrire(classeur);
        }
        return fichier;
    }
}
