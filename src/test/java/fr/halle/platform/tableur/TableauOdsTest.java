package fr.halle.platform.tableur;

import static fr.halle.platform.tableur.Fabrique.ods;
import static fr.halle.platform.tableur.Lectures.lire;
import static fr.halle.platform.tableur.Lectures.refus;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableauOdsTest {

    private static final String ENTETES = rangee(texte("nom") + texte("montant"));

    @TempDir
    private Path dossier;

    @Test
    void une_feuille_se_lit_avec_ses_repetitions_ses_vides_et_ses_rangs() throws IOException {
        var feuille = "<table:table-column table:number-columns-repeated=\"16384\"/>"
                + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
                + "<table:table-header-rows>"
                + rangee(texte("a") + texte("b") + texte("c")
                        + "<table:table-cell table:number-columns-repeated=\"16381\"/>")
                + "</table:table-header-rows><table:table-row-group>"
                + rangee(
                        "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"7\"><text:p>7,00 €</text:p></table:table-cell>")
                + "</table:table-row-group>"
                + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/>" + texte("x")
                + "</table:table-row>"
                + "<table:table-row table:number-rows-repeated=\"1048569\"><table:table-cell/></table:table-row>"
                + rangee(texte("fin"));

        var lu = lire(fichier(ods(table("Actions", "vue", feuille))));

        assertThat(lu.format()).isEqualTo(Format.ODS);
        assertThat(lu.entetes()).containsExactly("a", "b", "c");
        assertThat(lu.lignes())
                .containsExactly(
                        new Ligne(4, List.of("7", "7", "")),
                        new Ligne(5, List.of("", "x", "")),
                        new Ligne(6, List.of("", "x", "")),
                        new Ligne(7, List.of("", "x", "")),
                        new Ligne(1_048_577, List.of("fin", "", "")));
        assertThat(lu.remarques()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "office:value-type='float' office:value='1234.5'|1 234,50|1234.5",
                "office:value-type='float' office:value='1.5E3'|1500|1500",
                "office:value-type='float' office:value='1001'|01001|01001",
                "office:value-type='float' office:value='1001'|01002|1001",
                "office:value-type='currency' office:value='12.30'|12,30 €|12.3",
                "office:value-type='percentage' office:value='0.25'|25 %|0.25",
                "office:value-type='date' office:date-value='2021-09-10'|10/09/21|2021-09-10",
                "office:value-type='date' office:date-value='2021-09-10T14:30:00'|10/09/21|2021-09-10T14:30:00",
                "office:value-type='date' office:date-value='2021-09-10T00:00:00.000000000'|10/09/21|2021-09-10",
                "office:value-type='time' office:time-value='PT14H30M05S'|14:30|14:30:05",
                "office:value-type='time' office:time-value='PT36H00M00S'|36:00|36:00",
                "office:value-type='boolean' office:boolean-value='true'|VRAI|true",
                "office:value-type='string'|Dax|Dax",
                "office:value-type='string' office:string-value='Dax (40)'|Dax|Dax (40)",
                "table:formula='of:=1+1' office:value-type='float' office:value='2'|2|2",
                "''|libre|libre",
            })
    void une_case_se_lit_selon_son_type(String attributs, String montre, String lu) throws IOException {
        var cellule = "<table:table-cell %s><text:p>%s</text:p></table:table-cell>".formatted(attributs, montre);

        assertThat(lire(fichier(ods(table("A", "vue", ENTETES + rangee(cellule)))))
                        .lignes())
                .containsExactly(new Ligne(2, List.of(lu, "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "table:formula='of:=1/0' calcext:value-type='error' office:value-type='string' office:string-value=''|#DIV/0!|case A2 : en erreur (#DIV/0!)",
                "table:formula='of:=#REF!' office:value-type='float' office:value='0'|#REF!|case A2 : en erreur (#REF!)",
                "table:formula='of:=1+1'||case A2 : formule sans valeur calculée",
                "office:value-type='date' office:date-value='hier'|hier|case A2 : valeur illisible (hier)",
                "office:value-type='float' office:value='NaN'|x|case A2 : valeur illisible (NaN)",
            })
    void une_case_qui_ne_peut_pas_etre_crue_le_dit(String attributs, String montre, String defaut) throws IOException {
        var cellule = "<table:table-cell %s><text:p>%s</text:p></table:table-cell>"
                .formatted(attributs, montre == null ? "" : montre);

        var lignes =
                lire(fichier(ods(table("A", "vue", ENTETES + rangee(cellule))))).lignes();

        assertThat(lignes).hasSize(1);
        assertThat(lignes.getFirst().cases()).first().isEqualTo(montre == null ? "" : montre);
        assertThat(lignes.getFirst().defaut()).contains(defaut);
    }

    @Test
    void un_texte_garde_ses_paragraphes_et_laisse_ses_commentaires() throws IOException {
        var cellule = "<table:table-cell office:value-type=\"string\">"
                + "<office:annotation><text:p>à vérifier</text:p></office:annotation>"
                + "<text:p>Halle<text:s text:c=\"3\"/>du \n  <text:span>centre<text:line-break/>bourg</text:span></text:p>"
                + "<text:p/><text:p>Dax<text:tab/>(40) &amp; <text:a>suite<office:annotation><text:p>non</text:p></office:annotation></text:a></text:p>"
                + "<draw:frame xmlns:draw=\"d\"><text:p>image</text:p></draw:frame></table:table-cell>";

        assertThat(lire(fichier(ods(table("A", "vue", ENTETES + rangee(cellule)))))
                        .lignes())
                .containsExactly(new Ligne(2, List.of("Halle   du centre\nbourg\n\nDax\t(40) & suite", "")));
    }

    @Test
    void fusions_formules_et_lignes_masquees_sont_dites() throws IOException {
        var feuille = ENTETES
                + rangee(
                        "<table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>Dax</text:p></table:table-cell>"
                                + "<table:covered-table-cell><text:p>cachée</text:p></table:covered-table-cell>")
                + "<table:table-row table:visibility=\"filter\">" + texte("Mugron")
                + "<table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";

        var lu = lire(fichier(ods(table("A", "vue", feuille))));

        assertThat(lu.lignes()).containsExactly(new Ligne(2, List.of("Dax", "")), new Ligne(3, List.of("Mugron", "1")));
        assertThat(lu.remarques())
                .containsExactly(
                        "1 cellule fusionnée lue à sa première case.",
                        "1 formule lue à sa dernière valeur calculée.",
                        "1 ligne masquée ou filtrée, lue comme les autres.");
    }

    @Test
    void la_premiere_feuille_visible_est_lue_et_les_autres_sont_dites() throws IOException {
        var fichier = fichier(ods(table("Listes", "cachee", ENTETES + rangee(texte("caché")))
                + table("Actions", "vue", ENTETES + rangee(texte("Dax")))
                + table("Vide", "vue", rangee("<table:table-cell/>"))
                + table("Annexe", "vue", rangee(texte("x")))
                + table("'file:///tmp/autre.ods'#$A", "cachee", rangee(texte("y")))));

        assertThat(lire(fichier).lignes()).containsExactly(new Ligne(2, List.of("Dax", "")));
        assertThat(lire(fichier).remarques())
                .containsExactly(
                        "Feuille « Actions » lue ; laissées de côté : « Annexe ».",
                        "Feuilles masquées, non lues : « Listes ».");
        assertThat(lire(fichier, new Options("Listes", null, null)).lignes())
                .containsExactly(new Ligne(2, List.of("caché", "")));
        assertThat(refus(fichier, new Options("Bilan", null, null))).contains("« Bilan »", "« Actions », « Vide »");
        assertThat(refus(fichier, new Options("Vide", null, null))).contains("« Vide » est vide");
        assertThat(refus(fichier(ods(table("A", "cachee", ENTETES))))).contains("aucune feuille visible");
    }

    @Test
    void une_repetition_demesuree_est_refusee_sans_etre_depliee() throws IOException {
        var large =
                "<table:table-cell table:number-columns-repeated=\"999999999999\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
        var haute = "<table:table-row table:number-rows-repeated=\"2000000000\">" + texte("x") + "</table:table-row>";
        var lourde = "<table:table-cell table:number-columns-repeated=\"1000\" office:value-type=\"string\"><text:p>"
                + "x".repeat(100_000) + "</text:p></table:table-cell>";

        assertThat(refus(fichier(ods(table("A", "vue", rangee(large)))))).contains("plus de 16 384 colonnes");
        assertThat(refus(fichier(ods(table("A", "vue", ENTETES + haute)))))
                .contains("répétée plus d'un million de fois");
        assertThat(refus(fichier(ods(table("A", "vue", ENTETES + rangee(lourde))))))
                .contains("16 millions");
        var colonnes =
                IntStream.rangeClosed(0, 1_000).mapToObj(i -> texte("c" + i)).collect(Collectors.joining());
        assertThat(refus(fichier(ods(table("A", "vue", rangee(colonnes)))))).contains("plus de 1 000 colonnes");
    }

    @Test
    void un_ods_chiffre_coupe_ou_piege_est_refuse() throws IOException {
        var pieces = Fabrique.piecesOds(table("A", "vue", ENTETES));
        pieces.put("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>");
        assertThat(refus(fichier(Fabrique.zip(pieces)))).contains("mot de passe", "retirez");

        var hasard = new Random(7);
        var corps = ENTETES
                + IntStream.range(0, 5_000)
                        .mapToObj(i -> rangee(texte("l" + hasard.nextLong())))
                        .collect(Collectors.joining());
        var octets = ods(table("A", "vue", corps));
        for (var part : List.of(0.5, 0.99)) {
            assertThat(refus(fichier(Arrays.copyOf(octets, (int) (octets.length * part)))))
                    .contains("incomplet ou abîmé");
        }

        pieces = Fabrique.piecesOds(table("A", "vue", corps));
        pieces.computeIfPresent("content.xml", (n, v) -> v.substring(0, v.length() / 2));
        assertThat(refus(fichier(Fabrique.zip(pieces)))).contains("incomplet ou abîmé");
        pieces.remove("content.xml");
        assertThat(refus(fichier(Fabrique.zip(pieces)))).contains("content.xml", "incomplet ou abîmé");

        pieces = Fabrique.piecesOds(table("A", "vue", ENTETES + rangee(texte("&x;"))));
        pieces.computeIfPresent(
                "content.xml",
                (n, v) -> v.replace(
                        "<office:document-content",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><office:document-content"));
        assertThat(refus(fichier(Fabrique.zip(pieces)))).contains("DTD");
    }

    private static String table(String nom, String style, String contenu) {
        return "<table:table table:name=\"%s\" table:style-name=\"%s\">%s</table:table>".formatted(nom, style, contenu);
    }

    private static String rangee(String cellules) {
        return "<table:table-row>" + cellules + "</table:table-row>";
    }

    private static String texte(String texte) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + texte + "</text:p></table:table-cell>";
    }

    private Path fichier(byte[] octets) throws IOException {
        return Files.write(dossier.resolve("essai.ods"), octets);
    }
}
