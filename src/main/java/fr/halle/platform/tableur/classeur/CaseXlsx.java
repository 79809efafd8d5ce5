package fr.halle.platform.tableur.classeur;

import fr.halle.platform.tableur.Phrases;
import org.jspecify.annotations.Nullable;

/** Une case de XLSX : son type, son style et ce qu'elle vaut en texte simple. */
final class CaseXlsx {

    private final StylesXlsx styles;
    private final TextesPartages textes;
    private final boolean depuis1904;
    private final RemarquesDeFeuille remarques;

    CaseXlsx(StylesXlsx styles, TextesPartages textes, boolean depuis1904, RemarquesDeFeuille remarques) {
        this.styles = styles;
        this.textes = textes;
        this.depuis1904 = depuis1904;
        this.remarques = remarques;
    }

    /** Lit l'élément {@code c} commencé jusqu'à sa fin, et pose sa valeur. */
    void lire(LecteurXml xml, CasesDeRangee cases, int colonne) {
        var type = xml.attribut("t");
        var style = xml.attribut("s");
        var formule = false;
        String brut = null;
        String texte = null;
        while (true) {
            xml.exigerLaSuite();
            if (xml.debut("v")) {
                brut = xml.texte();
            } else if (xml.debut("is")) {
                texte = TexteXlsx.lire(xml);
            } else if (xml.debut("f")) {
                formule = true;
                xml.passer();
            } else if (xml.debut()) {
                xml.passer();
            } else if (xml.fin()) {
                break;
            }
        }
        if (texte != null) {
            cases.poser(colonne, texte, 1);
        } else if (brut != null && (!brut.isEmpty() || "str".equals(type))) {
            poser(cases, colonne, type == null ? "n" : type, style, brut);
        } else if (formule) {
            cases.refuser(
                    colonne, "formule sans valeur calculée (ouvrez le classeur dans un tableur et enregistrez-le)");
            return;
        }
        if (formule) {
            remarques.formules++;
        }
    }

    private void poser(CasesDeRangee cases, int colonne, String type, @Nullable String style, String brut) {
        switch (type) {
            case "s" -> cases.poser(colonne, textes.texte(brut), 1);
            case "str" -> cases.poser(colonne, TexteXlsx.decoder(brut), 1);
            case "b" -> cases.poser(colonne, ClasseurXlsx.vrai(brut.strip()) ? "true" : "false", 1);
            case "e" -> {
                cases.poser(colonne, brut, 1);
                cases.refuser(colonne, "en erreur (%s)".formatted(brut));
            }
            case "d" -> convertir(cases, colonne, brut, Nombres.dateIso(brut), "date");
            default -> {
                var voulu = styles.style(style);
                switch (voulu.rendu()) {
                    case NOMBRE -> convertir(cases, colonne, brut, Nombres.simple(brut), "nombre");
                    case ZEROS -> convertir(cases, colonne, brut, Nombres.avecZeros(brut, voulu.chiffres()), "nombre");
                    case DATE, DATE_ET_HEURE, HEURE ->
                        convertir(cases, colonne, brut, Nombres.date(brut, voulu.rendu(), depuis1904), "date");
                }
            }
        }
    }

    private static void convertir(CasesDeRangee cases, int colonne, String brut, @Nullable String lu, String attendu) {
        cases.poser(colonne, lu == null ? brut : lu, 1);
        if (lu == null) {
            cases.refuser(colonne, "%s illisible (%s)".formatted(attendu, Phrases.abreger(brut)));
        }
    }
}
