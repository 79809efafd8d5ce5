package fr.halle.platform.tableur.classeur;

import static fr.halle.platform.tableur.classeur.FeuilleOds.OFFICE;
import static fr.halle.platform.tableur.classeur.FeuilleOds.TABLE;

import fr.halle.platform.tableur.Phrases;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Une case d'ODS : sa valeur typée, ou le texte qu'elle montre. */
final class CaseOds {

    private static final String CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

    /** Ce qu'une formule montre quand elle a échoué. */
    private static final Pattern ERREUR =
            Pattern.compile("#(?:REF|DIV/0|N/A|NAME|NOM|NULL|NUM|VALUE|VALEUR)[!?]?|Err:\\d+");

    private static final Pattern CODE = Pattern.compile("0\\d+");

    /** Ce qui, dans un paragraphe, n'est pas son texte. */
    private static final Set<String> A_COTE = Set.of("annotation", "note", "ruby-text", "frame", "custom-shape");

    private static final int ESPACES = 1000;
    private static final DateTimeFormatter HEURE = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final RemarquesDeFeuille remarques;

    CaseOds(RemarquesDeFeuille remarques) {
        this.remarques = remarques;
    }

    /** Lit l'élément commencé jusqu'à sa fin, pose sa valeur, et rend le nombre de colonnes qu'il occupe. */
    long lire(LecteurXml xml, CasesDeRangee cases, long colonne) {
        var fois = repetitions(xml.attribut(TABLE, "number-columns-repeated"));
        var type = xml.attribut(OFFICE, "value-type");
        var erreur = "error".equals(xml.attribut(CALCEXT, "value-type"));
        var formule = xml.attribut(TABLE, "formula") != null;
        var fusion = repetitions(xml.attribut(TABLE, "number-columns-spanned")) > 1
                || repetitions(xml.attribut(TABLE, "number-rows-spanned")) > 1;
        var brut = type == null ? null : xml.attribut(OFFICE, attribut(type));
        var texte = paragraphes(xml);
        if (fusion) {
            remarques.fusions++;
        }
        var rang = (int) Math.min(colonne, Integer.MAX_VALUE - 1);
        if (formule && type == null) {
            cases.refuser(rang, "formule sans valeur calculée (ouvrez le classeur dans un tableur et enregistrez-le)");
            return fois;
        }
        if (formule) {
            remarques.formules++;
        }
        if (erreur || formule && ERREUR.matcher(texte).matches()) {
            cases.poser(rang, texte, 1);
            cases.refuser(rang, "en erreur (%s)".formatted(Phrases.abreger(texte)));
            return fois;
        }
        var valeur = type == null ? texte : valeur(type, brut, texte);
        if (valeur == null) {
            valeur = texte;
            cases.refuser(rang, "valeur illisible (%s)".formatted(Phrases.abreger(String.valueOf(brut))));
        }
        cases.poser(rang, valeur, (int) Math.min(fois, Integer.MAX_VALUE));
        return fois;
    }

    private static String attribut(String type) {
        return switch (type) {
            case "date" -> "date-value";
            case "time" -> "time-value";
            case "boolean" -> "boolean-value";
            case "string" -> "string-value";
            default -> "value";
        };
    }

    private static @Nullable String valeur(String type, @Nullable String brut, String texte) {
        if (brut == null) {
            return texte;
        }
        return switch (type) {
            case "date" -> Nombres.dateIso(brut);
            case "time" -> heure(brut, texte);
            case "boolean", "string" -> brut;
            default -> nombre(brut, texte);
        };
    }

    /** Un code que la case montre avec ses zéros les garde. */
    private static @Nullable String nombre(String brut, String texte) {
        var simple = Nombres.simple(brut);
        return simple != null
                        && CODE.matcher(texte).matches()
                        && texte.length() < 64
                        && new BigDecimal(texte).compareTo(new BigDecimal(simple)) == 0
                ? texte
                : simple;
    }

    private static @Nullable String heure(String brut, String texte) {
        try {
            var duree = Duration.parse(brut);
            var unJour = Duration.ofDays(1);
            return duree.isNegative() || duree.compareTo(unJour) >= 0
                    ? texte
                    : HEURE.format(LocalTime.ofSecondOfDay(duree.toSeconds()));
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    /** Les paragraphes de la case, joints par un saut de ligne, sans ses commentaires ni ses dessins. */
    private static String paragraphes(LecteurXml xml) {
        StringBuilder texte = null;
        while (true) {
            xml.exigerLaSuite();
            if (xml.debut("p") || xml.debut("h")) {
                texte = texte == null ? new StringBuilder() : texte.append('\n');
                paragraphe(xml, texte);
            } else if (xml.debut()) {
                xml.passer();
            } else if (xml.fin()) {
                return Objects.requireNonNullElse(texte, "").toString();
            }
        }
    }

    private static void paragraphe(LecteurXml xml, StringBuilder texte) {
        var morceau = new StringBuilder();
        for (var profondeur = 1; profondeur > 0; ) {
            xml.exigerLaSuite();
            if (xml.caracteres()) {
                xml.ajouter(morceau);
            } else if (xml.debut() && A_COTE.contains(xml.nom())) {
                xml.passer();
            } else if (xml.debut() || xml.fin()) {
                resserrer(morceau, texte);
                profondeur += xml.debut() ? 1 : -1;
                if (xml.debut()) {
                    blanc(xml, texte);
                }
            }
            if (texte.length() > LecteurXml.CASE) {
                throw LecteurXml.caseTropGrande();
            }
        }
    }

    private static void blanc(LecteurXml xml, StringBuilder texte) {
        switch (xml.nom()) {
            case "s" -> texte.repeat(" ", (int) Math.min(repetitions(xml.attribut("c")), ESPACES));
            case "tab" -> texte.append('\t');
            case "line-break" -> texte.append('\n');
            default -> {}
        }
    }

    /** Dans un paragraphe, une suite de blancs vaut une espace ; les espaces voulues ont leur balise. */
    private static void resserrer(StringBuilder morceau, StringBuilder texte) {
        for (var i = 0; i < morceau.length(); i++) {
            var c = morceau.charAt(i);
            var blanc = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            var apresBlanc = texte.isEmpty()
                    || texte.charAt(texte.length() - 1) == '\n'
                    || texte.charAt(texte.length() - 1) == ' ';
            if (!blanc) {
                texte.append(c);
            } else if (!apresBlanc) {
                texte.append(' ');
            }
        }
        morceau.setLength(0);
    }

    /** Un nombre de répétitions, de 1 à deux milliards ; 1 si l'attribut manque ou ne se lit pas. */
    static long repetitions(@Nullable String attribut) {
        if (attribut == null) {
            return 1;
        }
        try {
            return Math.clamp(Long.parseLong(attribut), 1, Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
