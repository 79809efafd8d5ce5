package fr.halle.platform.sortie;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Un classeur relu comme un tableur le lit.
 *
 * @param feuilles leurs lignes, leurs cases écrites ; les cases vides de la fin d'une ligne n'y sont pas
 */
public record Relecture(Map<String, List<List<String>>> feuilles) {

    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final java.time.LocalDate ZERO_EXCEL = java.time.LocalDate.of(1899, 12, 30);

    /** Un XLSX ou un ODS, d'après son extension. */
    public static Relecture de(Path fichier) throws IOException {
        var parties = parties(fichier);
        try {
            return fichier.toString().endsWith(".ods") ? ods(parties) : xlsx(parties);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Le contenu du fichier, partie par partie, dans leur ordre. */
    static Map<String, String> parties(Path fichier) throws IOException {
        var parties = new LinkedHashMap<String, String>();
        try (var zip = new ZipFile(fichier.toFile())) {
            for (var entree : Collections.list(zip.entries())) {
                parties.put(
                        entree.getName(),
                        new String(zip.getInputStream(entree).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parties;
    }

    private static Relecture ods(Map<String, String> parties) throws XMLStreamException {
        for (var partie : List.of("META-INF/manifest.xml", "styles.xml", "settings.xml", "meta.xml")) {
            var xml = lecteur(parties, partie);
            while (xml.hasNext()) {
                xml.next();
            }
        }
        var feuilles = new LinkedHashMap<String, List<List<String>>>();
        List<List<String>> lignes = new ArrayList<>();
        List<String> ligne = new ArrayList<>();
        var xml = lecteur(parties, "content.xml");
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "table" -> {
                    lignes = new ArrayList<>();
                    feuilles.put(xml.getAttributeValue(TABLE, "name"), lignes);
                }
                case "table-row" -> {
                    ligne = new ArrayList<>();
                    lignes.add(ligne);
                }
                case "table-cell" -> ligne.add(caseOds(xml));
                default -> {}
            }
        }
        feuilles.values().forEach(l -> l.forEach(Relecture::raccourcir));
        return new Relecture(feuilles);
    }

    private static String caseOds(XMLStreamReader xml) throws XMLStreamException {
        var date = xml.getAttributeValue(OFFICE, "date-value");
        var valeur = date == null ? xml.getAttributeValue(OFFICE, "value") : date;
        var texte = new StringBuilder();
        var paragraphes = 0;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("table-cell"))) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "p" -> texte.append(paragraphes++ == 0 ? "" : "\n");
                    case "s" -> texte.append(' ');
                    case "tab" -> texte.append('\t');
                    default -> {}
                }
            } else if (xml.isCharacters()) {
                // Un tableur réunit les espaces qui se suivent : ceux qui comptent sont des éléments.
                texte.append(xml.getText().replaceAll("[ \\t\\n]+", " "));
            }
        }
        return valeur == null ? texte.toString() : valeur;
    }

    private static Relecture xlsx(Map<String, String> parties) throws XMLStreamException {
        var noms = new ArrayList<String>();
        var classeur = lecteur(parties, "xl/workbook.xml");
        while (classeur.hasNext()) {
            if (classeur.next() == XMLStreamConstants.START_ELEMENT
                    && classeur.getLocalName().equals("sheet")) {
                noms.add(classeur.getAttributeValue(null, "name"));
            }
        }
        var feuilles = new LinkedHashMap<String, List<List<String>>>();
        for (var i = 0; i < noms.size(); i++) {
            feuilles.put(noms.get(i), feuilleXlsx(lecteur(parties, "xl/worksheets/sheet" + (i + 1) + ".xml")));
        }
        return new Relecture(feuilles);
    }

    private static List<List<String>> feuilleXlsx(XMLStreamReader xml) throws XMLStreamException {
        var lignes = new ArrayList<List<String>>();
        List<String> ligne = new ArrayList<>();
        var enTexte = false;
        var style = "0";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "row" -> {
                    ligne = new ArrayList<>();
                    lignes.add(ligne);
                }
                case "c" -> {
                    var rang = xml.getAttributeValue(null, "r").charAt(0) - 'A';
                    while (ligne.size() < rang) {
                        ligne.add("");
                    }
                    enTexte = "inlineStr".equals(xml.getAttributeValue(null, "t"));
                    style = Objects.requireNonNullElse(xml.getAttributeValue(null, "s"), "0");
                }
                case "t" -> ligne.add(xml.getElementText().replaceAll("_x005F_", "_"));
                case "v" -> {
                    var valeur = xml.getElementText();
                    // Les dates sont des nombres de jours, que seul leur style distingue ; celles d'essai sont après
                    // 2000.
                    var date = !enTexte && !style.equals("0") && valeur.matches("[34]\\d{4}(\\.0)?");
                    ligne.add(
                            date
                                    ? ZERO_EXCEL
                                            .plusDays((long) Double.parseDouble(valeur))
                                            .toString()
                                    : valeur);
                }
                default -> {}
            }
        }
        lignes.forEach(Relecture::raccourcir);
        return lignes;
    }

    private static void raccourcir(List<String> ligne) {
        while (!ligne.isEmpty() && ligne.getLast().isEmpty()) {
            ligne.removeLast();
        }
    }

    private static XMLStreamReader lecteur(Map<String, String> parties, String nom) throws XMLStreamException {
        var usine = XMLInputFactory.newDefaultFactory();
        usine.setProperty(XMLInputFactory.IS_COALESCING, true);
        return usine.createXMLStreamReader(new StringReader(Objects.requireNonNull(parties.get(nom), nom)));
    }
}
