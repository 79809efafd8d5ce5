package fr.halle.platform.tableur.classeur;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Les styles d'un classeur XLSX, dont on ne retient que ceux qui font d'un nombre une date ou un code. */
final class StylesXlsx {

    /** @param chiffres largeur d'un code complété de zéros, sinon 0 */
    record Style(Rendu rendu, int chiffres) {}

    private static final Style SIMPLE = new Style(Rendu.NOMBRE, 0);

    /** Les formats prédéfinis qui sont des dates ; les autres sont des nombres. */
    private static final Map<Integer, Rendu> PREDEFINIS = predefinis();

    /** Ce qui, dans un format, n'en décide pas : texte entre guillemets ou échappé, remplissage, condition, couleur, langue. */
    private static final Pattern LITTERAL =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]");

    private static final Pattern DUREE = Pattern.compile("\\[(?:h+|m+|s+)\\]");
    private static final Pattern ZEROS = Pattern.compile("0{2,}");

    private final List<Style> styles = new ArrayList<>();

    private StylesXlsx() {}

    static StylesXlsx aucun() {
        return new StylesXlsx();
    }

    static StylesXlsx lire(LecteurXml xml) {
        var styles = new StylesXlsx();
        var formats = new HashMap<String, String>();
        var dansLesCases = false;
        try (xml) {
            while (xml.avancer()) {
                if (xml.debut("numFmt")) {
                    formats.put(ouVide(xml.attribut("numFmtId")), ouVide(xml.attribut("formatCode")));
                } else if (xml.debut("cellXfs")) {
                    dansLesCases = true;
                } else if (xml.fin("cellXfs")) {
                    dansLesCases = false;
                } else if (dansLesCases && xml.debut("xf")) {
                    var numero = ouVide(xml.attribut("numFmtId"));
                    styles.styles.add(classer(numero, formats.get(numero)));
                }
            }
        }
        return styles;
    }

    private static String ouVide(@Nullable String attribut) {
        return attribut == null ? "" : attribut;
    }

    /** Le style qu'une case cite par son rang ; un rang absent ou inconnu est un nombre simple. */
    Style style(@Nullable String rang) {
        if (rang == null) {
            return SIMPLE;
        }
        try {
            var i = Integer.parseInt(rang);
            return i >= 0 && i < styles.size() ? styles.get(i) : SIMPLE;
        } catch (NumberFormatException e) {
            return SIMPLE;
        }
    }

    private static Style classer(String numero, @Nullable String format) {
        if (format != null) {
            return classer(format);
        }
        try {
            var rendu = PREDEFINIS.get(Integer.parseInt(numero));
            return rendu == null ? SIMPLE : new Style(rendu, 0);
        } catch (NumberFormatException e) {
            return SIMPLE;
        }
    }

    static Style classer(String format) {
        var premier =
                LITTERAL.matcher(format).replaceAll("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (ZEROS.matcher(premier).matches()) {
            return new Style(Rendu.ZEROS, premier.length());
        }
        if (DUREE.matcher(premier).find() || premier.equals("standard")) {
            return SIMPLE;
        }
        var lettres = premier.replace("am/pm", "").replace("a/p", "");
        var heure = contient(lettres, "hs");
        var jour = contient(lettres, "yd") || contient(lettres, "m") && !heure;
        if (jour) {
            return new Style(heure ? Rendu.DATE_ET_HEURE : Rendu.DATE, 0);
        }
        return heure ? new Style(Rendu.HEURE, 0) : SIMPLE;
    }

    private static boolean contient(String texte, String lettres) {
        return texte.chars().anyMatch(c -> lettres.indexOf(c) >= 0);
    }

    private static Map<Integer, Rendu> predefinis() {
        var rendus = new HashMap<Integer, Rendu>();
        for (var numero : List.of(14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58)) {
            rendus.put(numero, Rendu.DATE);
        }
        rendus.put(22, Rendu.DATE_ET_HEURE);
        for (var numero : List.of(18, 19, 20, 21, 32, 33, 34, 35, 45, 47)) {
            rendus.put(numero, Rendu.HEURE);
        }
        return Map.copyOf(rendus);
    }
}
