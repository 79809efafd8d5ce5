package fr.halle.platform.tableur;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Des classeurs écrits à la main, pièce par pièce, pour y mettre ce qu'aucune bibliothèque n'écrirait. */
public final class Fabrique {

    static final String ENTETE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private Fabrique() {}

    public static byte[] zip(Map<String, String> pieces) {
        return zip(pieces, Deflater.DEFAULT_COMPRESSION);
    }

    /** Un zip où les textes se retrouvent tels quels, pour les abîmer. */
    static byte[] zipSansCompression(Map<String, String> pieces) {
        return zip(pieces, Deflater.NO_COMPRESSION);
    }

    private static byte[] zip(Map<String, String> pieces, int compression) {
        var octets = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(octets)) {
            zip.setLevel(compression);
            for (var piece : pieces.entrySet()) {
                zip.putNextEntry(new ZipEntry(piece.getKey()));
                zip.write(piece.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    /** Un XLSX d'une feuille « Actions » dont on donne le contenu de {@code sheetData}, et ce qui le suit. */
    public static byte[] xlsx(String rangees, String suite) {
        return zip(piecesXlsx(rangees, suite));
    }

    public static Map<String, String> piecesXlsx(String rangees, String suite) {
        var pieces = new LinkedHashMap<String, String>();
        pieces.put("[Content_Types].xml", ENTETE + "<Types/>");
        pieces.put(
                "xl/workbook.xml",
                ENTETE
                        + "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Actions\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        pieces.put("xl/_rels/workbook.xml.rels", ENTETE + """
                        <Relationships>
                          <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
                          <Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
                          <Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/>
                        </Relationships>""");
        pieces.put(
                "xl/sharedStrings.xml",
                ENTETE
                        + "<sst><si><t>nom</t></si><si><r><t>mon</t></r><r><t>tant</t></r><rPh sb=\"0\" eb=\"1\"><t>X</t></rPh></si>"
                        + "<si><t xml:space=\"preserve\"> a_x000D_b&amp;é </t></si></sst>");
        pieces.put("xl/styles.xml", ENTETE + """
                        <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d&quot; de &quot;mmmm yyyy;@"/>
                        <numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy hh:mm"/>
                        <numFmt numFmtId="167" formatCode="#,##0.00&quot; dhys&quot;"/><numFmt numFmtId="168" formatCode="[h]:mm"/></numFmts>
                        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>
                        <xf numFmtId="20"/><xf numFmtId="167"/><xf numFmtId="168"/></cellXfs></styleSheet>""");
        pieces.put(
                "xl/worksheets/sheet1.xml",
                ENTETE + "<worksheet><sheetData>" + rangees + "</sheetData>" + suite + "</worksheet>");
        return pieces;
    }

    /** Un ODS dont on donne les feuilles ; les styles « cachee » et « vue » existent. */
    public static byte[] ods(String feuilles) {
        return zip(piecesOds(feuilles));
    }

    static Map<String, String> piecesOds(String feuilles) {
        var pieces = new LinkedHashMap<String, String>();
        pieces.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        pieces.put("META-INF/manifest.xml", ENTETE + "<manifest/>");
        pieces.put("content.xml", debutOds() + feuilles + finOds());
        return pieces;
    }

    static String debutOds() {
        return ENTETE + """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
                  xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
                <office:automatic-styles>
                  <style:style style:name="cachee" style:family="table"><style:table-properties table:display="false"/></style:style>
                  <style:style style:name="vue" style:family="table"><style:table-properties table:display="true"/></style:style>
                </office:automatic-styles>
                <office:body><office:spreadsheet>
                <table:tracked-changes><table:cell-content-change><table:table-cell/></table:cell-content-change></table:tracked-changes>
                """;
    }

    static String finOds() {
        return "<table:named-expressions/></office:spreadsheet></office:body></office:document-content>";
    }
}
