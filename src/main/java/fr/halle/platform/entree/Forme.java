package fr.halle.platform.entree;

import fr.halle.commun.CodeInsee;
import fr.halle.commun.Montant;
import fr.halle.platform.tableur.Phrases;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ce qu'une case doit contenir, et comment on l'écrit dans la base. */
public enum Forme {
    TEXTE("text") {
        @Override
        String lire(String texte) throws Illisible {
            return borner(texte, LONGUEUR);
        }
    },

    /** Un numéro donné par celui qui publie : il désigne la ligne, et tient dans un index. */
    IDENTIFIANT("text") {
        @Override
        String lire(String texte) throws Illisible {
            return borner(texte, NUMERO);
        }
    },

    /** Un code sans casse ni espaces : « 200 054 807 » est « 200054807 », « 2a004 » est « 2A004 ». */
    CODE("text") {
        @Override
        String lire(String texte) throws Illisible {
            return borner(BLANCS.matcher(texte).replaceAll("").toUpperCase(Locale.ROOT), NUMERO);
        }
    },

    /** 1, oui, vrai ou x ; 0, non ou faux. */
    OUI_NON("text") {
        @Override
        String lire(String texte) throws Illisible {
            return switch (texte.toLowerCase(Locale.ROOT)) {
                case "1", "oui", "o", "vrai", "true", "x" -> "1";
                case "0", "non", "n", "faux", "false" -> "0";
                default -> throw new Illisible("« %s » ne dit ni oui ni non : écrivez 1 ou 0".formatted(abrege(texte)));
            };
        }
    },

    /** aaaa-mm-jj, jj-mm-aaaa, jj/mm/aaaa ou jj.mm.aaaa, suivis ou non d'une heure. */
    DATE("date") {
        @Override
        String lire(String texte) throws Illisible {
            var iso = ISO.matcher(texte);
            var francaise = FRANCAISE.matcher(texte);
            try {
                if (iso.matches()) {
                    return jour(iso.group(1), iso.group(2), iso.group(3));
                }
                if (francaise.matches()) {
                    return jour(francaise.group(3), francaise.group(2), francaise.group(1));
                }
            } catch (DateTimeException e) {
                throw new Illisible("le calendrier n'a pas de jour « %s »".formatted(texte));
            }
            throw new Illisible(
                    "« %s » n'est pas une date : écrivez-la comme 2021-04-22 ou 22/04/2021".formatted(abrege(texte)));
        }
    },

    /** Euros, avec ou sans décimales ; gardés en centimes, la moitié s'éloignant de zéro. */
    MONTANT("bigint") {
        @Override
        String lire(String texte) throws Illisible {
            var euros = nombre(texte);
            if (euros.signum() < 0) {
                throw new Illisible(
                        "« %s » est négatif : un montant accordé ou un coût ne l'est pas".formatted(abrege(texte)));
            }
            if (euros.compareTo(PLAFOND) > 0) {
                throw new Illisible(
                        "« %s » dépasse mille milliards d'euros : vérifiez l'unité".formatted(abrege(texte)));
            }
            return Long.toString(Montant.arrondi(euros).centimes());
        }
    },

    ENTIER("bigint") {
        @Override
        String lire(String texte) throws Illisible {
            var nombre = nombre(texte);
            try {
                return Long.toString(nombre.longValueExact());
            } catch (ArithmeticException e) {
                throw new Illisible("« %s » n'est pas un nombre entier".formatted(abrege(texte)));
            }
        }
    },

    /** Cinq caractères ; le zéro qu'un tableur a mangé est remis (« 1004 » est « 01004 »). */
    COMMUNE("text") {
        @Override
        String lire(String texte) throws Illisible {
            var code = BLANCS.matcher(texte).replaceAll("").toUpperCase(Locale.ROOT);
            if (code.length() == 4 && code.chars().allMatch(Character::isDigit)) {
                code = "0" + code;
            }
            if (!CodeInsee.estValide(code)) {
                throw new Illisible("« %s » n'est pas un code Insee de commune : cinq caractères, comme 40197 ou 2A004"
                        .formatted(abrege(texte)));
            }
            return code;
        }
    };

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ].*)?");
    private static final Pattern FRANCAISE = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?: .*)?");
    private static final Pattern BLANCS = Pattern.compile("[\\s\\p{Z}]+");

    /** Les caractères de commande, sauf tabulation et fins de ligne, et ceux qui ne se voient pas : rien de ce que l'on veut garder. */
    private static final Pattern INVISIBLES = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t\\r\\n]]");

    private static final Pattern BORDS = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final int LONGUEUR = 10_000;
    private static final int NUMERO = 100;
    private static final Pattern NOMBRE = Pattern.compile("[-+]?\\d{1,30}(?:\\.\\d{1,40})?(?:[eE][-+]?\\d{1,2})?");
    private static final BigDecimal PLAFOND = new BigDecimal("1e12");

    private final String colonne;

    Forme(String colonne) {
        this.colonne = colonne;
    }

    /** Le type SQL qui la garde. */
    String colonne() {
        return colonne;
    }

    /** La valeur telle que la base la lit. */
    abstract String lire(String texte) throws Illisible;

    /** Une valeur lue, à l'écran. */
    String montrer(@Nullable String valeur) {
        if (valeur == null) {
            return "(vide)";
        }
        return this == MONTANT
                ? BigDecimal.valueOf(Long.parseLong(valeur), 2).toPlainString().replace('.', ',') + " €"
                : Phrases.abreger(valeur);
    }

    /** Vrai si un montant porte plus que des centimes : son écriture est alors gardée. */
    static boolean sousLeCentime(String texte) {
        if (texte.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        try {
            return nombre(texte).stripTrailingZeros().scale() > 2;
        } catch (Illisible e) {
            return false;
        }
    }

    /** Vrai si la case porte des caractères invisibles, que {@link #nettoyer} ôte. */
    static boolean invisible(String texte) {
        return !ordinaire(texte) && INVISIBLES.matcher(texte).find();
    }

    /**
     * Vrai d'un texte fait des seuls caractères latins courants, dont aucun n'est invisible et dont le seul blanc est l'espace : presque toutes
     * les cases, que l'on n'a pas à relire par expression.
     */
    private static boolean ordinaire(String texte) {
        for (var i = 0; i < texte.length(); i++) {
            var c = texte.charAt(i);
            if ((c < ' ' || c > '~') && (c <= '\u00a0' || c > '\u017f' || c == '\u00ad') && c != '’' && c != '€') {
                return false;
            }
        }
        return true;
    }

    /** La case sans caractères invisibles ni espaces aux bords, insécables comprises ; vide si rien ne reste. */
    static String nettoyer(String texte) {
        if (ordinaire(texte)
                && (texte.isEmpty() || texte.charAt(0) != ' ' && texte.charAt(texte.length() - 1) != ' ')) {
            return texte;
        }
        return BORDS.matcher(INVISIBLES.matcher(texte).replaceAll("")).replaceAll("");
    }

    private static String borner(String texte, int longueur) throws Illisible {
        if (texte.length() > longueur) {
            throw new Illisible("le texte a %d caractères, %d au plus : raccourcissez-le, ou vérifiez les guillemets"
                    .formatted(texte.length(), longueur));
        }
        return texte;
    }

    private static BigDecimal nombre(String texte) throws Illisible {
        var nu = ordinaire(texte) && texte.indexOf(' ') < 0
                ? texte
                : BLANCS.matcher(texte).replaceAll("");
        nu = nu.replace("€", "");
        if (nu.indexOf('.') < 0) {
            nu = nu.replace(',', '.');
        }
        if (!NOMBRE.matcher(nu).matches()) {
            throw new Illisible("« %s » n'est pas un nombre : écrivez-le comme 1234,56".formatted(abrege(texte)));
        }
        return new BigDecimal(nu);
    }

    private static String jour(String annee, String mois, String jour) throws Illisible {
        var date = LocalDate.of(Integer.parseInt(annee), Integer.parseInt(mois), Integer.parseInt(jour));
        if (date.getYear() < 1900) {
            throw new Illisible("« %s » est avant 1900 : vérifiez l'année".formatted(date));
        }
        if (date.getYear() > 2100) {
            throw new Illisible("« %s » est après 2100 : vérifiez l'année".formatted(date));
        }
        return date.toString();
    }

    private static String abrege(String texte) {
        return Phrases.abreger(texte);
    }

    /** Une case que sa forme refuse ; le message complète « colonne X : ». */
    static final class Illisible extends Exception {
        Illisible(String motif) {
            super(motif, null, false, false);
        }

        String motif() {
            return String.valueOf(getMessage());
        }
    }
}
