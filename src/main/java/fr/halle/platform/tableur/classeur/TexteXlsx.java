package fr.halle.platform.tableur.classeur;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Un texte de XLSX : ses morceaux mis bout à bout, sans les lectures phonétiques. */
final class TexteXlsx {

    /** L'écriture des caractères que XML n'admet pas, comme {@code _x000D_}. */
    private static final Pattern ECHAPPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private TexteXlsx() {}

    /** Lit l'élément commencé ({@code si} ou {@code is}) jusqu'à sa fin. */
    static String lire(LecteurXml xml) {
        var texte = new StringBuilder();
        for (var profondeur = 1; profondeur > 0; ) {
            xml.exigerLaSuite();
            if (xml.debut("rPh")) {
                xml.passer();
            } else if (xml.debut("t")) {
                texte.append(xml.texte());
                if (texte.length() > LecteurXml.CASE) {
                    throw LecteurXml.caseTropGrande();
                }
            } else if (xml.debut()) {
                profondeur++;
            } else if (xml.fin()) {
                profondeur--;
            }
        }
        return decoder(texte.toString());
    }

    static String decoder(String texte) {
        return texte.contains("_x")
                ? ECHAPPE.matcher(texte)
                        .replaceAll(
                                m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                : texte;
    }
}
