package fr.halle.platform.sortie;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Le contenu d'une feuille OpenDocument, élément par élément. */
final class XmlOds {

    private static final Pattern LIGNES = Pattern.compile("\\r\\n|\\r|\\n");

    private static final List<String> ESPACES_DE_NOMS = List.of(
            "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
            "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
            "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
            "number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
            "fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0");

    private final XMLStreamWriter xml;

    XmlOds(XMLStreamWriter xml) {
        this.xml = xml;
    }

    void commencer() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("office:document-content");
        for (var i = 0; i < ESPACES_DE_NOMS.size(); i += 2) {
            xml.writeAttribute("xmlns:" + ESPACES_DE_NOMS.get(i), ESPACES_DE_NOMS.get(i + 1));
        }
        xml.writeAttribute("office:version", "1.3");
        styles();
        xml.writeStartElement("office:body");
        xml.writeStartElement("office:spreadsheet");
    }

    /** @param largeurs en largeurs de chiffre, une par colonne */
    void feuille(String nom, List<Integer> largeurs) throws XMLStreamException {
        xml.writeStartElement("table:table");
        xml.writeAttribute("table:name", nom);
        for (var largeur : largeurs) {
            vide("table:table-column", "table:style-name", "largeur-" + largeur);
        }
    }

    void entete(List<String> libelles) throws XMLStreamException {
        xml.writeStartElement("table:table-header-rows");
        debutLigne();
        for (var libelle : libelles) {
            texte(libelle, "entete");
        }
        finLigne();
        xml.writeEndElement();
    }

    void finFeuille() throws XMLStreamException {
        xml.writeEndElement();
    }

    /** Donne à la ligne des titres ses listes de filtre. */
    void filtrer(String nom, long lignes, int colonnes) throws XMLStreamException {
        if (colonnes == 0) {
            return;
        }
        xml.writeStartElement("table:database-ranges");
        vide(
                "table:database-range",
                "table:name",
                "liste",
                "table:target-range-address",
                "'%s'.A1:'%s'.%s%d".formatted(nom, nom, lettres(colonnes), lignes + 1),
                "table:display-filter-buttons",
                "true");
        xml.writeEndElement();
    }

    void finir() throws XMLStreamException {
        xml.writeEndDocument();
        xml.flush();
    }

    void debutLigne() throws XMLStreamException {
        xml.writeStartElement("table:table-row");
    }

    void finLigne() throws XMLStreamException {
        xml.writeEndElement();
    }

    void vide() throws XMLStreamException {
        xml.writeEmptyElement("table:table-cell");
    }

    void montant(BigDecimal euros) throws XMLStreamException {
        debutCase("currency", "montant");
        xml.writeAttribute("office:currency", "EUR");
        xml.writeAttribute("office:value", euros.toPlainString());
        finCase(euros.toPlainString().replace('.', ',') + "\u00a0€");
    }

    void date(LocalDate jour, String montree) throws XMLStreamException {
        debutCase("date", "date");
        xml.writeAttribute("office:date-value", jour.toString());
        finCase(montree);
    }

    void nombre(String valeur, String montree) throws XMLStreamException {
        debutCase("float", null);
        xml.writeAttribute("office:value", valeur);
        finCase(montree.replace('.', ','));
    }

    /** Un texte n'est jamais une formule : son type le dit. */
    void texte(String texte, @Nullable String style) throws XMLStreamException {
        debutCase("string", style);
        for (var ligne : LIGNES.split(Texte.lisible(texte), -1)) {
            xml.writeStartElement("text:p");
            espaces(ligne);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void debutCase(String type, @Nullable String style) throws XMLStreamException {
        xml.writeStartElement("table:table-cell");
        if (style != null) {
            xml.writeAttribute("table:style-name", style);
        }
        xml.writeAttribute("office:value-type", type);
    }

    private void finCase(String montree) throws XMLStreamException {
        xml.writeStartElement("text:p");
        xml.writeCharacters(montree);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Le format réunit les espaces qui se suivent et perd les tabulations : elles s'écrivent par des éléments. */
    private void espaces(String ligne) throws XMLStreamException {
        var debut = 0;
        for (var i = 0; i < ligne.length(); i++) {
            var c = ligne.charAt(i);
            var aEcrire = c == '\t' || c == ' ' && (i == 0 || i == ligne.length() - 1 || ligne.charAt(i - 1) == ' ');
            if (aEcrire) {
                xml.writeCharacters(ligne.substring(debut, i));
                xml.writeEmptyElement(c == '\t' ? "text:tab" : "text:s");
                debut = i + 1;
            }
        }
        xml.writeCharacters(ligne.substring(debut));
    }

    private void styles() throws XMLStreamException {
        xml.writeStartElement("office:automatic-styles");
        for (var largeur : new int[] {12, 13, 14, 18, 22, 28, 90}) {
            xml.writeStartElement("style:style");
            attributs("style:name", "largeur-" + largeur, "style:family", "table-column");
            vide("style:table-column-properties", "style:column-width", largeur * 2 + "mm");
            xml.writeEndElement();
        }
        xml.writeStartElement("number:date-style");
        attributs("style:name", "jour-mois-annee");
        vide("number:day", "number:style", "long");
        element("number:text", "/");
        vide("number:month", "number:style", "long");
        element("number:text", "/");
        vide("number:year", "number:style", "long");
        xml.writeEndElement();
        xml.writeStartElement("number:currency-style");
        attributs("style:name", "euros", "number:language", "fr", "number:country", "FR");
        vide(
                "number:number",
                "number:decimal-places",
                "2",
                "number:min-decimal-places",
                "2",
                "number:min-integer-digits",
                "1",
                "number:grouping",
                "true");
        element("number:text", "\u00a0");
        element("number:currency-symbol", "€", "number:language", "fr", "number:country", "FR");
        xml.writeEndElement();
        cellule("date", "jour-mois-annee");
        cellule("montant", "euros");
        xml.writeStartElement("style:style");
        attributs("style:name", "entete", "style:family", "table-cell");
        vide("style:table-cell-properties", "fo:wrap-option", "wrap", "style:vertical-align", "top");
        vide("style:text-properties", "fo:font-weight", "bold");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void cellule(String nom, String donnee) throws XMLStreamException {
        vide("style:style", "style:name", nom, "style:family", "table-cell", "style:data-style-name", donnee);
    }

    private void vide(String nom, String... attributs) throws XMLStreamException {
        xml.writeEmptyElement(nom);
        attributs(attributs);
    }

    private void element(String nom, String texte, String... attributs) throws XMLStreamException {
        xml.writeStartElement(nom);
        attributs(attributs);
        xml.writeCharacters(texte);
        xml.writeEndElement();
    }

    private void attributs(String... couples) throws XMLStreamException {
        for (var i = 0; i < couples.length; i += 2) {
            xml.writeAttribute(couples[i], couples[i + 1]);
        }
    }

    /** « A », « Z », « AA »… */
    private static String lettres(int numero) {
        var lettres = new StringBuilder();
        for (var n = numero; n > 0; n = (n - 1) / 26) {
            lettres.insert(0, (char) ('A' + (n - 1) % 26));
        }
        return lettres.toString();
    }
}
